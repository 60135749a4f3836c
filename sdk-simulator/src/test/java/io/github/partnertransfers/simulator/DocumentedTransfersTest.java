package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.contract.OffContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class DocumentedTransfersTest {

  private final PartnerCenterSimulator simulator;

  DocumentedTransfersTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @Test
  void answerTheListAsPublished() {
    simulator.seedDocumentedTransfers();
    JsonNode sample = sample("seed-list.json");

    Caller.Reply list =
        Caller.source(simulator).forCustomer(sample.at("/0/customerTenantId").asText()).list();

    assertThat(list.json()).isEqualTo(sample);
    assertThat(sample.size()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"seed-get-complete.json", "seed-get-inprogress.json", "seed-get-pending.json"})
  void answerAGetAsPublished(String name) {
    simulator.seedDocumentedTransfers();
    JsonNode sample = sample(name);

    Caller.Reply got =
        Caller.target(simulator)
            .forCustomer(sample.path("customerTenantId").asText())
            .get(sample.path("id").asText());

    assertThat(got.json()).isEqualTo(sample);
  }

  @Test
  @OffContract("a transfer with whatever in it")
  void letAnyTransferIn() {
    String customer = simulator.customer().tenantId();
    String id = "5e9a1f6e-0f1e-4d25-8f63-1f1c5a7f3b0a";
    simulator.addTransfer(
        "{\"id\":\"%s\",\"customerTenantId\":\"%s\",\"status\":\"Paused\",\"amount\":1.50,\"new\":{}}"
            .formatted(id, customer));

    Caller.Reply got = Caller.source(simulator).get(id);

    assertThat(got.text()).contains("\"status\":\"Paused\",\"amount\":1.50,\"new\":{}");
    assertThatIllegalArgumentException().isThrownBy(() -> simulator.addTransfer("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> simulator.addTransfer("no"));
  }

  private static JsonNode sample(String name) {
    try (InputStream stream =
        DocumentedTransfersTest.class.getResourceAsStream("samples/" + name)) {
      return Json.read(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
