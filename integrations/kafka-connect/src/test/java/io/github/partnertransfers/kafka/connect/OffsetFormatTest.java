package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.rx.WatchPosition;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Offsets are compact, survive the worker's converter, and stay readable. */
@Timeout(60)
class OffsetFormatTest {
  private static final String CUSTOMER = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";

  /** Written by version 1, with an open and an ended transfer. Must stay readable. */
  private static final Map<String, Object> OF_VERSION_1 =
      Map.of(
          "version",
          1L,
          "positions",
          "eAGtjUEKwjAQRfe9y8BkMtMkAy7EMxTEjbSTDIiKCsXzl0DBC/gW7/+/+qRosdSxCljCCmwisBgS"
              + "+EiYmT16DYo70BO4K3f1uRP0aOvt23QOC1ms3MS1/PpBQzLjHGSgv52Snl7P96OtTdN0vl+hXD7Y"
              + "VM0F55TysAEZVzeL");

  private final Random random = new Random(1);

  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  @Test
  void offsetOfVersion1IsRead() {
    List<WatchPosition> positions = OffsetFormat.decode(CUSTOMER, OF_VERSION_1);

    assertThat(positions)
        .extracting(position -> position.transferId() + " " + position.status())
        .containsExactly(
            "00000000-0000-4000-8000-000000000001 Active",
            "00000000-0000-4000-8000-000000000002 Complete");
    assertThat(OffsetFormat.decode(CUSTOMER, OffsetFormat.encode(CUSTOMER, positions)))
        .isEqualTo(positions);
  }

  @Test
  void offsetOfANewerVersionSaysWhatToDo() {
    assertThatThrownBy(() -> OffsetFormat.decode(CUSTOMER, Map.of("version", 2L)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining(CUSTOMER)
        .hasMessageContaining("version 2")
        .hasMessageContaining("/connectors/NAME/offsets");
  }

  @Test
  void damagedOffsetIsRefused() {
    String text = (String) OF_VERSION_1.get("positions");
    for (String damaged :
        List.of("", "%", text.substring(4), text.substring(0, text.length() - 8), "AAAA" + text)) {
      assertThatThrownBy(
              () -> OffsetFormat.decode(CUSTOMER, Map.of("version", 1L, "positions", damaged)))
          .as(damaged)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void operatorCanRemoveAnOffsetButNotWriteAnUnreadableOne() {
    TransferSourceConnector connector = new TransferSourceConnector();
    Map<String, ?> partition = OffsetFormat.partition(CUSTOMER);
    Map<Map<String, ?>, Map<String, ?>> removal = new HashMap<>();
    removal.put(partition, null);

    assertThat(connector.alterOffsets(Map.of(), removal)).isTrue();
    assertThat(connector.alterOffsets(Map.of(), Map.of(partition, OF_VERSION_1))).isTrue();
    for (Map<Map<String, ?>, Map<String, ?>> wrong :
        List.<Map<Map<String, ?>, Map<String, ?>>>of(
            Map.of(partition, Map.of("version", 1L)),
            Map.of(Map.of("customer", "contoso"), OF_VERSION_1),
            Map.of(OffsetFormat.partition("0C39D6D5-C70D-4C55-BC02-F620844F3FD1"), OF_VERSION_1),
            Map.of(Map.of("file", "x"), OF_VERSION_1))) {
      assertThatThrownBy(() -> connector.alterOffsets(Map.of(), wrong))
          .isInstanceOf(ConnectException.class);
    }
  }

  /** 1,000 transfers of one customer, 950 of them ended, with five line items each. */
  @Test
  void offsetOfAThousandTransfersIsSmall(PartnerCenterSimulator simulator) throws Exception {
    SimulatedCustomer customer = simulator.customer();
    for (int i = 0; i < 1_000; i++) {
      simulator.addTransfer(transfer(customer.tenantId(), i % 20 == 0 ? "InProgress" : "Complete"));
    }
    Map<String, String> properties = TaskRun.properties(simulator, Set.of(customer.tenantId()));
    properties.put("poll.interval.max.ms", "10000");
    properties.put("poll.interval.ms", "10000"); // The list is long.
    properties.put("batch.max.records", "1000");
    try (TaskRun run = TaskRun.start(properties)) {
      List<SourceRecord> records = run.next(1_000);
      SourceRecord last = records.get(records.size() - 1);
      JsonConverter converter = new JsonConverter();
      converter.configure(Map.of("schemas.enable", false), false);
      byte[] message = converter.fromConnectData("offsets", null, last.sourceOffset());
      SchemaAndValue read = converter.toConnectData("offsets", message);

      System.out.println("bytes of the offset of 1,000 transfers: " + message.length);
      assertThat(message.length).isLessThan(70_000);
      @SuppressWarnings("unchecked")
      Map<String, ?> offset = (Map<String, ?>) read.value();
      assertThat(OffsetFormat.decode(customer.tenantId(), offset)).hasSize(1_000);
    }
  }

  private String transfer(String customerId, String status) {
    String items =
        IntStream.range(0, 5)
            .mapToObj(
                item ->
                    "{\"id\":%d,\"subscriptionId\":\"%s\",\"status\":\"Complete\"}"
                        .formatted(item, randomId()))
            .collect(Collectors.joining(","));
    return "{\"id\":\"%s\",\"customerTenantId\":\"%s\",\"status\":\"%s\",\"lineItems\":[%s]}"
        .formatted(randomId(), customerId, status, items);
  }

  private String randomId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Test
  void offsetThatNoBrokerTakesIsRefused() {
    List<WatchPosition> positions = new ArrayList<>();
    WatchPosition open = OffsetFormat.decode(CUSTOMER, OF_VERSION_1).get(0);
    String[] fields = open.toString().split(":");
    for (int i = 0; i < 40_000; i++) {
      fields[2] = randomId();
      positions.add(WatchPosition.parse(withChecksum(fields)));
    }

    assertThatThrownBy(() -> OffsetFormat.encode(CUSTOMER, positions))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining(CUSTOMER)
        .hasMessageContaining("40000 transfers");
  }

  private static String withChecksum(String[] fields) {
    String text = String.join(":", Arrays.copyOf(fields, fields.length - 1));
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + ':' + String.format("%08x", checksum.getValue());
  }
}
