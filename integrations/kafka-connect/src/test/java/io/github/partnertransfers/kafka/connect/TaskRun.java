package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task as a worker does: reads offsets, polls, and keeps the offset of each record that is
 * taken.
 */
final class TaskRun implements AutoCloseable {
  static final Instant DETECTED = Instant.parse("2026-11-27T12:00:00Z");

  final TransferSourceTask task;
  final Map<Map<String, ?>, Map<String, ?>> offsets;

  private TaskRun(TransferSourceTask task, Map<Map<String, ?>, Map<String, ?>> offsets) {
    this.task = task;
    this.offsets = offsets;
  }

  static TaskRun start(Map<String, String> properties) {
    return start(properties, new HashMap<>());
  }

  static TaskRun start(
      Map<String, String> properties, Map<Map<String, ?>, Map<String, ?>> offsets) {
    return start(properties, offsets, new TenantThrottle(), Schedulers.computation());
  }

  static TaskRun start(
      Map<String, String> properties,
      Map<Map<String, ?>, Map<String, ?>> offsets,
      TenantThrottle throttle,
      Scheduler scheduler) {
    TransferSourceTask task =
        new TransferSourceTask(throttle, scheduler, InstantSource.fixed(DETECTED));
    TaskRun run = new TaskRun(task, offsets);
    task.initialize(run.new Context());
    task.start(properties);
    return run;
  }

  /** Settings of a task at the simulator that polls often. */
  static Map<String, String> properties(
      PartnerCenterSimulator simulator, Collection<String> customers) {
    Map<String, String> properties = connectorProperties(simulator, customers);
    return TransferSourceConfig.ofConnector(properties).forTask(List.copyOf(customers), 1_000);
  }

  static Map<String, String> connectorProperties(
      PartnerCenterSimulator simulator, Collection<String> customers) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", "transfers");
    properties.put("connector.class", TransferSourceConnector.class.getName());
    properties.put("tenant.id", simulator.sourcePartner().tenantId());
    properties.put("client.id", simulator.sourcePartner().clientId());
    properties.put("client.secret", simulator.sourcePartner().clientSecret());
    properties.put("api.url", simulator.url());
    properties.put("login.url", simulator.loginUrl());
    properties.put("customers", String.join(",", customers));
    properties.put("poll.interval.ms", "10");
    properties.put("poll.interval.max.ms", "20");
    properties.put("requests.per.second", "1000");
    properties.put("topic", "transfers");
    return properties;
  }

  /** Polls until there are records. */
  List<SourceRecord> next() throws InterruptedException {
    List<SourceRecord> records = null;
    while (records == null) {
      records = task.poll();
    }
    records.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
    return records;
  }

  /** Polls until there are as many records. */
  List<SourceRecord> next(int count) throws InterruptedException {
    List<SourceRecord> all = new ArrayList<>();
    while (all.size() < count) {
      all.addAll(next());
    }
    return all;
  }

  static @Nullable String field(SourceRecord record, String name) {
    Object value = ((Struct) record.value()).get(name);
    return value == null ? null : value.toString();
  }

  @Override
  public void close() {
    task.stop();
  }

  private final class Context implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
      return Map.of();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      return new OffsetStorageReader() {
        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
          return offsets(List.of(partition)).get(partition);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
          Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
          for (Map<String, T> partition : partitions) {
            Map<String, ?> offset = offsets.get(partition);
            found.put(partition, offset == null ? null : new HashMap<>(offset));
          }
          return found;
        }
      };
    }

    /** As on a worker older than Kafka 4.1. */
    @Override
    public PluginMetrics pluginMetrics() {
      throw new NoSuchMethodError("pluginMetrics");
    }
  }
}
