package com.example.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/** A worker finds the connector by its service file, and checks settings with it. */
class ConnectorTest {
  @Test
  void connectorIsFoundAndChecksSettings() {
    SourceConnector connector = ServiceLoader.load(SourceConnector.class).findFirst().orElseThrow();
    assertEquals("TransferSourceConnector", connector.getClass().getSimpleName());
    assertTrue(connector.version().matches("\\d+\\.\\d+\\.\\d+.*"), connector.version());
    assertEquals(ExactlyOnceSupport.SUPPORTED, connector.exactlyOnceSupport(Map.of()));

    Map<String, String> settings =
        Map.of(
            "tenant.id", "contoso.onmicrosoft.com",
            "client.id", "00000000-0000-0000-0000-000000000000",
            "client.secret", "secret",
            "customers", "contoso",
            "topic", "transfers");
    List<String> refused =
        connector.validate(settings).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .map(ConfigValue::name)
            .toList();
    assertEquals(List.of("customers"), refused);
  }
}
