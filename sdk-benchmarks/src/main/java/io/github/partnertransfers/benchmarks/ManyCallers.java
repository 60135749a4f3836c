package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.model.TransferEntity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One client, with one call at a time or 64 in flight. Against a server that takes 5 ms for an
 * answer, which is little for one across a network, and against nginx, which shares the cores with
 * the client and so is no match for many callers.
 */
final class ManyCallers implements Measurement {
  private static final int CALLERS = 64;
  private static final int ROUNDS = 7;
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  /** One way to keep calls in flight for a while; gives the number of those that ended. */
  private interface Way {
    long calls(TransferCall<List<TransferEntity>> call) throws Exception;
  }

  @Override
  public List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (DelayedServer server = DelayedServer.serving()) {
      figures.addAll(measure("callers, 5 ms away", server.url()));
    }
    try (Nginx nginx = Nginx.serving(Bodies.LIST)) {
      figures.addAll(measure("callers, nginx", nginx.url()));
    }
    return figures;
  }

  private static List<Figure> measure(String work, String url) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("one", call -> oneAtATime(call));
    ways.put("blocking", call -> blocking(call, threads));
    ways.put("async", call -> async(call));
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    try (TransfersClient client = OurClient.at(url).build()) {
      TransferCall<List<TransferEntity>> call = client.customer(OurClient.CUSTOMER).list();
      for (int round = 0; round < ROUNDS + 2; round++) {
        for (Map.Entry<String, Way> way : ways.entrySet()) {
          long start = System.nanoTime();
          long calls = way.getValue().calls(call);
          double seconds = (System.nanoTime() - start) / 1e9;
          if (round >= 2) { // The first two warm up.
            rates.computeIfAbsent(way.getKey(), any -> new ArrayList<>()).add(calls / seconds);
          }
        }
      }
    }
    threads.shutdown();
    List<Figure> figures = new ArrayList<>();
    rates.forEach(
        (way, samples) -> figures.add(Figure.of(work, way, Unit.CALLS_PER_SECOND, samples)));
    return figures;
  }

  private static long oneAtATime(TransferCall<?> call) {
    long end = System.nanoTime() + ROUND_NANOS;
    long calls = 0;
    while (System.nanoTime() < end) {
      call.execute();
      calls++;
    }
    return calls;
  }

  private static long blocking(TransferCall<?> call, ExecutorService threads) throws Exception {
    List<Callable<Long>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(() -> oneAtATime(call));
    }
    long calls = 0;
    for (Future<Long> caller : threads.invokeAll(callers)) {
      calls += caller.get();
    }
    return calls;
  }

  private static long async(TransferCall<?> call) throws InterruptedException {
    Semaphore free = new Semaphore(CALLERS);
    LongAdder succeeded = new LongAdder();
    long end = System.nanoTime() + ROUND_NANOS;
    while (System.nanoTime() < end) {
      free.acquire();
      var unused =
          call.toFuture()
              .whenComplete(
                  (result, failure) -> {
                    if (failure == null) {
                      succeeded.increment();
                    }
                    free.release();
                  });
    }
    free.acquire(CALLERS);
    return succeeded.sum();
  }
}
