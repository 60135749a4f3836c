package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two workers, 200 customers, 2,000 transfers over ten days of the service's time: 20 kills of
 * workers at random points, four of the broker, faults of the service. Takes several minutes.
 */
@Tag("soak")
@Timeout(1_800)
class CrashSoakTest {
  private static final int STEPS = Integer.getInteger("crash.steps", 20);

  private final Random random = new Random(Long.getLong("crash.seed", 1));
  private final TransferHistory history = new TransferHistory();
  private int emptyPolls;
  private int restarts;
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsLost(boolean isExactlyOnce) throws Exception {
    try (PartnerService service = new PartnerService(200, 0, 50);
        KafkaProcesses kafka = new KafkaProcesses(folder, isExactlyOnce)) {
      kafka.start(2);
      kafka.configure(service.settings());
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
        for (int step = 0; step < STEPS; step++) {
          service.change(2_000 / STEPS);
          disturb(service);
          int atLeast = history.size() + random.nextInt(2_000 / STEPS / 2);
          while (history.size() < atLeast) {
            consume(consumer, kafka);
          }
          int crashed = random.nextInt(2);
          kafka.crashWorker(crashed);
          if (step % 5 == 4) {
            kafka.crashBroker();
          }
          while (!history.statuses().equals(service.statuses())) {
            consume(consumer, kafka);
          }
          kafka.awaitWorker(crashed);
        }
        if (isExactlyOnce) {
          history.assertExactlyOnce(service);
        } else {
          history.assertNoGap(service);
        }
      }
      System.out.printf(
          "exactly once %s: %d transfers, %d records, %d repeated, %d restarts of failed tasks,"
              + " %d polls, at most %d in ten seconds%n",
          isExactlyOnce,
          service.statuses().size(),
          history.size(),
          history.repetitions(),
          restarts,
          service.polls(),
          service.mostPollsInTenSeconds());
      assertThat(service.statuses()).hasSize(2_000);
      service.assertRateKept();
      service.assertOneTaskForEachCustomer();
    }
  }

  private void disturb(PartnerService service) {
    service.simulator.clock().advance(Duration.ofHours(12));
    List<Fault> faults =
        List.of(
            Fault.connectionReset(),
            Fault.truncatedBody(),
            Fault.badGateway(),
            Fault.pageInsteadOfJson(),
            Fault.throttled(Duration.ofSeconds(1)),
            Fault.unauthorized());
    for (int i = 0; i < 5; i++) {
      service.simulator.faults().next(Operation.LIST, faults.get(random.nextInt(faults.size())));
    }
  }

  private void consume(KafkaConsumer<byte[], byte[]> consumer, KafkaProcesses kafka)
      throws Exception {
    ConsumerRecords<byte[], byte[]> consumed = consumer.poll(Duration.ofMillis(200));
    for (ConsumerRecord<byte[], byte[]> one : consumed) {
      history.add(one.value());
    }
    emptyPolls = consumed.isEmpty() ? emptyPolls + 1 : 0;
    if (emptyPolls == 25) { // Nothing for five seconds.
      emptyPolls = 0;
      if (kafka.restartFailedTasks()) {
        restarts++;
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaProcesses kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    // Without a group, which would read records again after a crash of the broker.
    consumer.assign(List.of(new TopicPartition("transfers", 0)));
    return consumer;
  }
}
