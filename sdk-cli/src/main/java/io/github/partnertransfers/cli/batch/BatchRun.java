package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Creates the transfers of a plan that are not created yet, several at a time. When the run stops,
 * the requests in flight are answered, and no further one is sent.
 */
public final class BatchRun {
  private final RunOptions options;
  private final Plan plan;
  private final Ledger ledger;
  private final RunListener listener;
  private final TransferCreation creation;
  private final Queue<PlannedTransfer> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean isStopping;

  /**
   * @param errorText describes a failed call
   */
  BatchRun(
      TransfersClient client,
      Plan plan,
      Ledger ledger,
      RequestRate rate,
      InstantSource clock,
      Function<TransfersException, String> errorText,
      RunOptions options,
      RunListener listener) {
    this.plan = plan;
    this.ledger = ledger;
    this.options = options;
    this.listener = listener;
    this.creation = new TransferCreation(client, ledger, rate, clock, errorText, () -> isStopping);
  }

  /** Sends no further request. */
  void stop() {
    isStopping = true;
  }

  /**
   * Runs until all transfers were tried, or the run stops.
   *
   * @throws IOException if the ledger cannot be written; nothing was sent since
   * @throws TransfersException if all other requests would fail too, as for lack of a token
   */
  BatchCounts run() throws IOException, InterruptedException {
    for (PlannedTransfer transfer : plan.transfers()) {
      LedgerEntry entry = ledger.latest(transfer.requestId());
      if (entry == null || !entry.state().isFinal()) {
        queue.add(transfer);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(options.concurrency());
    try {
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < options.concurrency(); i++) {
        workers.add(this::work);
      }
      for (Future<Void> worker : threads.invokeAll(workers)) {
        result(worker);
      }
    } finally {
      threads.shutdownNow();
    }
    return BatchCounts.of(plan, ledger);
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

  private Void work() throws IOException, InterruptedException {
    boolean isDone = false;
    try {
      PlannedTransfer next = queue.poll();
      while (next != null && !isStopping) {
        LedgerEntry entry = creation.create(next);
        if (entry != null) {
          ended(next, entry);
        }
        next = queue.poll();
      }
      isDone = true;
    } finally {
      if (!isDone) {
        stop();
      }
    }
    return null;
  }

  private void ended(PlannedTransfer transfer, LedgerEntry entry) {
    if (entry.state() != RequestState.CREATED
        && errors.incrementAndGet() == options.stopAfterErrors()) {
      stop();
    }
    synchronized (listener) {
      listener.ended(transfer, entry);
    }
  }
}
