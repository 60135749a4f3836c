package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Customers of a file and of a topic, and their changes. */
@Timeout(60)
class CustomerSourceTest {
  private static final String FIRST = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  private static final String SECOND = "1c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  private static final TopicPartition PARTITION = new TopicPartition("customers", 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final CustomerTopic topic =
      new CustomerTopic("customers", consumer, Duration.ofSeconds(20));
  private long offset;

  private void write(String key, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    consumer.addRecord(new ConsumerRecord<>("customers", 0, offset++, key, bytes));
    consumer.updateEndOffsets(Map.of(PARTITION, offset));
  }

  @Test
  void topicIsReadToItsEndEachTime() throws Exception {
    consumer.updatePartitions(
        "customers",
        List.of(new PartitionInfo("customers", 0, Node.noNode(), new Node[0], new Node[0])));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    assertThat(topic.load()).isEmpty();

    write(FIRST, "Contoso");
    write(SECOND.toUpperCase(java.util.Locale.ROOT), "");
    write("nobody", "x");
    assertThat(topic.load()).containsExactlyInAnyOrder(FIRST, SECOND);

    write(FIRST, null);
    assertThat(topic.load()).containsExactly(SECOND);
    topic.close();
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void missingTopicIsNamed() {
    assertThatThrownBy(topic::load)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("customers");
  }

  @Test
  void changedFileChangesTheTasksAndAnUnreadableOneDoesNot(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("customers"), FIRST);
    Map<String, String> properties = new HashMap<>();
    properties.put("tenant.id", "contoso.example");
    properties.put("topic", "transfers");
    properties.put("customers.file", file.toString());
    properties.put("customers.refresh.interval.ms", "100");
    TransferSourceConnector connector = new TransferSourceConnector();
    IdleContext context = new IdleContext();
    connector.initialize(context);
    connector.start(properties);
    assertThat(connector.taskConfigs(4)).hasSize(1);

    Files.writeString(file, "what?");
    Files.move(
        Files.writeString(folder.resolve("new"), FIRST + "\n" + SECOND),
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    assertThat(context.reconfigurations.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(connector.taskConfigs(1).get(0).get(TransferSourceConfig.TASK_CUSTOMERS))
        .isEqualTo(FIRST + "," + SECOND);
    connector.stop();
  }

  @Test
  void connectorDoesNotStartWithoutItsFile(@TempDir Path folder) {
    Map<String, String> properties = new HashMap<>();
    properties.put("tenant.id", "contoso.example");
    properties.put("topic", "transfers");
    properties.put("customers.file", folder.resolve("missing").toString());
    TransferSourceConnector connector = new TransferSourceConnector();
    connector.initialize(new IdleContext());
    assertThatThrownBy(() -> connector.start(properties))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("missing");
  }
}
