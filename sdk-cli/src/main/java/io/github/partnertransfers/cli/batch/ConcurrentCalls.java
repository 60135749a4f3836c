package io.github.partnertransfers.cli.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Performs a call for each of many elements, several at a time and in their order, until it is
 * stopped or a call throws. Calls that were begun are completed then.
 */
final class ConcurrentCalls<T> {
  private final int concurrency;
  private volatile boolean isStopping;

  /** Performs the call for an element. */
  interface Call<T> {
    void perform(T element) throws IOException, InterruptedException;
  }

  ConcurrentCalls(int concurrency) {
    this.concurrency = concurrency;
  }

  /** Begins no further call. */
  void stop() {
    isStopping = true;
  }

  boolean isStopping() {
    return isStopping;
  }

  /** Performs the calls; throws what the first failed one threw. */
  void perform(Collection<T> elements, Call<T> call) throws IOException, InterruptedException {
    Queue<T> queue = new ConcurrentLinkedQueue<>(elements);
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try {
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(concurrency, elements.size()); i++) {
        workers.add(() -> work(queue, call));
      }
      for (Future<Void> worker : threads.invokeAll(workers)) {
        result(worker);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void work(Queue<T> queue, Call<T> call) throws IOException, InterruptedException {
    boolean isDone = false;
    try {
      T next = queue.poll();
      while (next != null && !isStopping) {
        call.perform(next);
        next = isStopping ? null : queue.poll();
      }
      isDone = true;
    } finally {
      if (!isDone) {
        stop();
      }
    }
    return null;
  }

  private static void result(Future<Void> worker) throws IOException, InterruptedException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
