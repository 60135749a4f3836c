package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.rx.WatchMonitor;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;

/** What a task adds to Connect's own metrics, with the tags that the worker gives. */
final class TaskMetrics implements WatchListener {
  private static final int TOO_MANY_REQUESTS = 429;

  private final LongAdder polls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final AtomicReference<@Nullable WatchMonitor> monitor = new AtomicReference<>();

  /** Registers the metrics, on a worker that takes some: Kafka 4.1 or newer. */
  void register(SourceTaskContext context, UpdateQueue queue) {
    PluginMetrics metrics;
    try {
      metrics = context.pluginMetrics();
    } catch (NoSuchMethodError e) {
      return;
    }
    if (metrics == null) {
      return;
    }
    add(metrics, "polls", "Polls of customers.", polls::sum);
    add(metrics, "poll-failures", "Polls that failed, also if they are retried.", failures::sum);
    add(metrics, "polls-throttled", "Polls that the service answered with 429.", throttled::sum);
    add(metrics, "customers", "Customers of the task.", () -> monitored(WatchMonitor::customers));
    add(
        metrics,
        "requests-per-second-limit",
        "The task's limit of requests per second now, lower after a 429.",
        () -> monitored(WatchMonitor::requestsPerSecond));
    add(
        metrics,
        "seconds-without-success-max",
        "Seconds since the last successful poll of a customer, the longest of all customers.",
        () -> monitored(watch -> watch.longestWithoutSuccess().toMillis() / 1000.0));
    add(metrics, "updates-queued", "Changes that wait for the worker.", queue::size);
  }

  private static void add(
      PluginMetrics metrics, String name, String description, DoubleSupplier value) {
    metrics.addMetric(
        metrics.metricName(name, description, new LinkedHashMap<>()),
        (Measurable) (config, now) -> value.getAsDouble());
  }

  private double monitored(ToDoubleFunction<WatchMonitor> value) {
    WatchMonitor current = monitor.get();
    return current == null ? 0 : value.applyAsDouble(current);
  }

  @Override
  public void attached(WatchMonitor newMonitor) {
    monitor.set(newMonitor);
  }

  @Override
  public void pollEnded(PollReport report) {
    polls.increment();
    Throwable failure = report.failure();
    if (failure != null) {
      failures.increment();
    }
    if (failure instanceof TransfersException call
        && Integer.valueOf(TOO_MANY_REQUESTS).equals(call.status())) {
      throttled.increment();
    }
  }
}
