package io.github.partnertransfers.kafka.connect;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customers of a connector. Reads a source that can change at an interval, on a thread of its
 * own. While the source can't be read, the customers stay the same.
 */
final class CustomerMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerMonitor.class);

  private final CustomerSource source;
  private final Runnable onChange;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "partner-transfers-customers");
            created.setDaemon(true);
            return created;
          });

  @GuardedBy("this")
  private Set<String> customers;

  private CustomerMonitor(CustomerSource source, Set<String> customers, Runnable onChange) {
    this.source = source;
    this.customers = customers;
    this.onChange = onChange;
  }

  /**
   * Reads the customers, and reads them again at an interval if they can change.
   *
   * @param onChange called after a change, on the thread of the monitor
   */
  static CustomerMonitor start(TransferSourceConfig config, Runnable onChange) {
    CustomerSource source = CustomerSource.of(config);
    try {
      CustomerMonitor monitor =
          new CustomerMonitor(source, CustomerSource.loadFirst(source), onChange);
      if (source.canChange()) {
        long interval = config.getLong(TransferSourceConfig.CUSTOMERS_REFRESH);
        ScheduledFuture<?> unused =
            monitor.thread.scheduleWithFixedDelay(
                monitor::refresh, interval, interval, TimeUnit.MILLISECONDS);
      }
      return monitor;
    } catch (Throwable e) {
      source.close();
      throw e;
    }
  }

  synchronized Set<String> customers() {
    return customers;
  }

  private void refresh() {
    try {
      if (replace(source.load())) {
        onChange.run();
      }
    } catch (Exception e) {
      if (!thread.isShutdown()) {
        LOG.warn("The customers stay as they are: {}", e.getMessage(), e);
      }
    }
  }

  private synchronized boolean replace(Set<String> loaded) {
    boolean isChange = !loaded.equals(customers);
    customers = loaded;
    return isChange;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    source.wakeUp();
    try {
      // A consumer is closed by the thread that uses it, or after it.
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("The source of customers is still being read");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}
