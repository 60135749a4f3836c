package io.github.partnertransfers.kafka.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Customers whose tenant ids are the keys of a topic's records. Each load reads what was written
 * since the last one; a record without a value removes its customer.
 */
final class CustomerTopic implements CustomerSource {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerTopic.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final Consumer<String, byte[]> consumer;
  private final Duration timeout;
  private final Set<String> customers = new TreeSet<>();
  private Set<TopicPartition> assigned = Set.of();

  CustomerTopic(String topic, Consumer<String, byte[]> consumer, Duration timeout) {
    this.topic = topic;
    this.consumer = consumer;
    this.timeout = timeout;
  }

  static CustomerTopic open(String topic, Map<String, Object> settings, Duration timeout) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new CustomerTopic(
        topic,
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()),
        timeout);
  }

  @Override
  public Set<String> load() throws IOException {
    try {
      assignAll();
      Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, timeout);
      long deadline = System.nanoTime() + timeout.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), timeout) < end.getValue())) {
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("customers.topic can't be read within " + timeout + ": " + topic);
        }
        consumer.poll(POLL).forEach(this::apply);
      }
    } catch (KafkaException e) {
      throw new IOException("customers.topic can't be read: " + topic + ": " + e.getMessage(), e);
    }
    return Set.copyOf(customers);
  }

  private void assignAll() throws IOException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, timeout).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IOException("customers.topic doesn't exist: " + topic);
    }
    if (!assigned.equals(Set.copyOf(partitions))) {
      consumer.assign(partitions); // Keeps the positions of those that were assigned before.
      assigned = Set.copyOf(partitions);
    }
  }

  private void apply(ConsumerRecord<String, byte[]> change) {
    String id = change.key() == null ? "" : change.key().strip();
    if (!CustomerIds.isId(id)) {
      LOG.warn(
          "The key of record {} in {}-{} is no tenant id; the record is ignored",
          change.offset(),
          change.topic(),
          change.partition());
    } else if (change.value() == null) {
      customers.remove(CustomerIds.normalize(id));
    } else {
      customers.add(CustomerIds.normalize(id));
    }
  }

  @Override
  public boolean canChange() {
    return true;
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
