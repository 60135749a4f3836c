package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.internal.http.Json;
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
  void areListedAsPublished() {
    simulator.seedDocumentedTransfers();
    JsonNode sample = sample("seed-list.json");

    ApiClient.Response list =
        ApiClient.ofSource(simulator).forCustomer(sample.at("/0/customerTenantId").asText()).list();

    assertThat(list.json()).isEqualTo(sample);
    assertThat(sample.size()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"seed-get-complete.json", "seed-get-inprogress.json", "seed-get-pending.json"})
  void areReturnedAsPublished(String name) {
    simulator.seedDocumentedTransfers();
    JsonNode sample = sample(name);

    ApiClient.Response got =
        ApiClient.ofTarget(simulator)
            .forCustomer(sample.path("customerTenantId").asText())
            .get(sample.path("id").asText());

    assertThat(got.json()).isEqualTo(sample);
  }

  @Test
  @OffContract("a transfer with arbitrary properties")
  void canBeAnyJson() {
    String customer = simulator.customer().tenantId();
    String id = "5e9a1f6e-0f1e-4d25-8f63-1f1c5a7f3b0a";
    simulator.addTransfer(
        "{\"id\":\"%s\",\"customerTenantId\":\"%s\",\"status\":\"Paused\",\"amount\":1.50,\"new\":{}}"
            .formatted(id, customer));

    ApiClient.Response got = ApiClient.ofSource(simulator).get(id);

    assertThat(got.body()).contains("\"status\":\"Paused\",\"amount\":1.50,\"new\":{}");
    assertThatIllegalArgumentException().isThrownBy(() -> simulator.addTransfer("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> simulator.addTransfer("no"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[null]", "[null,1,\"x\",[]]", "1", "{\"a\":1}"})
  @OffContract("line items that are not objects")
  void completeImmediatelyWithoutLineItems(String lineItems) {
    String id = addLegacy(lineItems);

    ApiClient.Response accepted = ApiClient.ofTarget(simulator).accept(id);

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.json().path("orders")).isEmpty();
    ApiClient.Response got = ApiClient.ofSource(simulator).get(id);
    assertThat(got.value("/status")).isEqualTo("Complete");
    assertThat(got.json().path("lineItems").toString()).isEqualTo(lineItems);
  }

  @Test
  @OffContract("line items that are not objects")
  void areAcceptedWithTheLineItemsThatAreObjects() {
    String subscription = simulator.customer().subscriptions().get(0).id();
    String id = addLegacy("[null,{\"subscriptionId\":\"" + subscription + "\"}]");

    simulator.partnerAccepts(id);

    ApiClient.Response got = ApiClient.ofSource(simulator).get(id);
    assertThat(got.value("/status")).isEqualTo("Complete");
    assertThat(got.json().at("/lineItems/0").isNull()).isTrue();
    assertThat(got.value("/lineItems/1/status")).isEqualTo("Complete");
  }

  private String addLegacy(String lineItems) {
    String id = "5e9a1f6e-0f1e-4d25-8f63-1f1c5a7f3b0a";
    simulator.addTransfer(
        "{\"id\":\"%s\",\"customerTenantId\":\"%s\",\"sourcePartnerTenantId\":\"%s\",\"targetPartnerTenantId\":\"%s\",\"status\":\"Active\",\"lineItems\":%s}"
            .formatted(
                id,
                simulator.customer().tenantId(),
                simulator.sourcePartner().tenantId(),
                simulator.targetPartner().tenantId(),
                lineItems));
    return id;
  }

  static JsonNode sample(String name) {
    try (InputStream stream =
        DocumentedTransfersTest.class.getResourceAsStream("samples/" + name)) {
      return Json.read(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
