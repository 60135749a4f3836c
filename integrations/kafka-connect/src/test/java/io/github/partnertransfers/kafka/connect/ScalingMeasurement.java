package io.github.partnertransfers.kafka.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints the figures of {@code docs/scaling.md}. Real time; asserts nothing. */
@Tag("soak")
@Timeout(600)
class ScalingMeasurement {
  private static final int CUSTOMERS = 200;

  /** 200 customers at 40 requests per second over some tasks: 200 transfers change at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void tasks(int tasks) throws Exception {
    try (PartnerService service = new PartnerService(CUSTOMERS, 0, 40)) {
      Map<String, String> settings = service.settings();
      TransferSourceConnector connector = new TransferSourceConnector();
      connector.initialize(new IdleContext());
      connector.start(settings);
      long before = heap();
      LongAdder delays = new LongAdder();
      Semaphore records = new Semaphore(0);
      AtomicBoolean isStopped = new AtomicBoolean();
      long[] start = new long[1];
      List<TaskRun> runs = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (Map<String, String> task : connector.taskConfigs(tasks)) {
        TaskRun run = TaskRun.start(task, new HashMap<>());
        runs.add(run);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    while (!isStopped.get()) {
                      List<SourceRecord> polled = run.task.poll();
                      int count = polled == null ? 0 : polled.size();
                      delays.add(count * (System.nanoTime() - start[0]));
                      records.release(count);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        thread.start();
        threads.add(thread);
      }
      while (service.polls() < 2 * CUSTOMERS) { // All are polled regularly now.
        Thread.onSpinWait();
      }
      long after = heap();
      int pollsBefore = service.polls();
      start[0] = System.nanoTime();
      delays.reset();
      service.change(CUSTOMERS);
      records.acquire(CUSTOMERS);
      double last = (System.nanoTime() - start[0]) / 1e9;
      System.out.printf(
          "%d tasks: %.1f requests a change, %.1f s to detect on average, %.1f s at most, %d kB a"
              + " task, at most %d polls in ten seconds%n",
          runs.size(),
          (service.polls() - pollsBefore) / (double) CUSTOMERS,
          delays.sum() / 1e9 / CUSTOMERS,
          last,
          (after - before) / 1024 / runs.size(),
          service.mostPollsInTenSeconds());
      isStopped.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      runs.forEach(TaskRun::close);
      connector.stop();
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
