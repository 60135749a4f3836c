package io.github.partnertransfers.micrometer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.rx.WatchMonitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The watches behind the gauges of one registry with the same tags. A registry keeps only the first
 * gauge of a name and tags, so all metrics that would have the same gauge share this object.
 */
final class Monitors {
  private static final double NANOS_PER_SECOND = 1e9;

  @GuardedBy("Monitors.class")
  private static final Map<MeterRegistry, Map<Tags, Monitors>> BY_REGISTRY = new WeakHashMap<>();

  @GuardedBy("this")
  private final List<WeakReference<WatchMonitor>> monitors = new ArrayList<>(1);

  static synchronized Monitors of(MeterRegistry registry, Tags tags) {
    Map<Tags, Monitors> byTags = BY_REGISTRY.computeIfAbsent(registry, any -> new HashMap<>(1));
    Monitors shared = byTags.get(tags);
    if (shared == null) {
      shared = new Monitors();
      byTags.put(tags, shared);
      shared.register(registry, tags);
    }
    return shared;
  }

  synchronized void add(WatchMonitor monitor) {
    monitors.add(new WeakReference<>(monitor));
  }

  private void register(MeterRegistry registry, Tags tags) {
    gauge(
        registry, tags, "customers", "Customers followed", all -> all.sum(WatchMonitor::customers));
    gauge(
        registry,
        tags,
        "request.rate",
        "Requests per second that are permitted now, lower after throttling",
        all -> all.sum(WatchMonitor::requestsPerSecond));
    gauge(
        registry,
        tags,
        "request.rate.limit",
        "Requests per second that are permitted at most",
        all -> all.sum(WatchMonitor::maxRequestsPerSecond));
    TimeGauge.builder(
            WatchMetrics.PREFIX + "longest.without.success",
            this,
            TimeUnit.SECONDS,
            all -> all.max(monitor -> seconds(monitor.longestWithoutSuccess())))
        .description("Time since the last successful poll, of the customer with the longest")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      Tags tags,
      String name,
      String description,
      ToDoubleFunction<Monitors> value) {
    Gauge.builder(WatchMetrics.PREFIX + name, this, value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private double sum(ToDoubleFunction<WatchMonitor> value) {
    return present().stream().mapToDouble(value).sum();
  }

  private double max(ToDoubleFunction<WatchMonitor> value) {
    return present().stream().mapToDouble(value).max().orElse(0);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  /** Returns the watches that still exist, and forgets the others. */
  private synchronized List<WatchMonitor> present() {
    List<WatchMonitor> present = new ArrayList<>(monitors.size());
    monitors.removeIf(
        reference -> {
          WatchMonitor monitor = reference.get();
          if (monitor != null) {
            present.add(monitor);
          }
          return monitor == null;
        });
    return present;
  }
}
