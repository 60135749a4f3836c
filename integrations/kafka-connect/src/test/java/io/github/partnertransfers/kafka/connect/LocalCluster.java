package io.github.partnertransfers.kafka.connect;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.connect.runtime.rest.entities.TaskInfo;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;

/** A broker and two workers in this JVM, a connector, and a consumer of what it writes. */
final class LocalCluster implements AutoCloseable {
  private static final String CONNECTOR = "transfers";

  private final EmbeddedConnectCluster connect;
  private final TransferHistory history = new TransferHistory();
  private KafkaConsumer<byte[], byte[]> consumer;

  LocalCluster(boolean isExactlyOnce) {
    Properties broker = new Properties();
    broker.put("transaction.state.log.replication.factor", "1");
    broker.put("transaction.state.log.min.isr", "1");
    broker.put("group.initial.rebalance.delay.ms", "0");
    Map<String, String> worker = new HashMap<>();
    worker.put("offset.flush.interval.ms", "1000");
    worker.put("scheduled.rebalance.max.delay.ms", "0");
    worker.put("plugin.discovery", "service_load");
    worker.put("exactly.once.source.support", isExactlyOnce ? "enabled" : "disabled");
    worker.put("config.providers", "file");
    worker.put(
        "config.providers.file.class",
        org.apache.kafka.common.config.provider.FileConfigProvider.class.getName());
    connect =
        new EmbeddedConnectCluster.Builder()
            .name("transfers-" + isExactlyOnce)
            .numWorkers(2)
            .numBrokers(1)
            .brokerProps(broker)
            .workerProps(worker)
            .build();
  }

  void start(Map<String, String> settings) throws Exception {
    connect.start();
    connect.kafka().createTopic("transfers", 2);
    connect.configureConnector(CONNECTOR, settings);
    connect.assertions().assertConnectorAndExactlyNumTasksAreRunning(CONNECTOR, 2, "at the start");
    consumer =
        connect
            .kafka()
            .createConsumerAndSubscribeTo(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
                "transfers");
  }

  /** Consumes until the last record of each transfer has the status that the service has. */
  void awaitRecords(PartnerService service) throws Exception {
    while (!history.statuses().equals(service.statuses())) {
      for (ConsumerRecord<byte[], byte[]> consumed : consumer.poll(Duration.ofMillis(200))) {
        history.add(consumed.value());
      }
    }
  }

  TransferHistory history() {
    return history;
  }

  void removeWorker() throws Exception {
    connect.removeWorker();
    connect.assertions().assertExactlyNumWorkersAreUp(1, "after a worker stopped");
  }

  void addWorker() {
    connect.addWorker();
  }

  List<Map<String, String>> taskSettings() {
    return connect.taskConfigs(CONNECTOR).stream().map(TaskInfo::config).toList();
  }

  /** Returns what the REST API of a worker answers. */
  String get(String path) {
    try (var response = connect.requestGet(connect.endpointForResource(path))) {
      return String.valueOf(response.getEntity());
    }
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
    connect.stop();
  }
}
