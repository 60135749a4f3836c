package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.partnertransfers.contract.OffContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class WebhooksTest {

  private static final String URL = "https://partner.example.com/hook?code=1";
  private static final String BODY =
      "{'WebhookUrl':'" + URL + "','WebhookEvents':['create-transfer','test-created']}";
  private static final String CORRELATION_ID = "04af2aea-d413-42db-824e-f328001484d1";

  private final PartnerCenterSimulator simulator;
  private ApiClient source;
  private ApiClient target;

  WebhooksTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
    target = ApiClient.ofTarget(simulator);
  }

  @Test
  void listsTheEventsOfTransfers() {
    ApiClient.Response events = source.webhooks("GET", "/events", "");

    assertThat(events.status()).isEqualTo(200);
    assertThat(events.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(events.json()).extracting(name -> name.asText()).contains("create-transfer");
    assertThat(events.json()).extracting(name -> name.asText()).contains("test-created");
  }

  @Test
  void registersOncePerPartner() {
    assertThat(source.webhooks("GET", "", "").error()).isEqualTo("404 1000");
    assertThat(source.webhooks("PUT", "", BODY).error()).isEqualTo("404 1000");

    ApiClient.Response registered = source.webhooks("POST", "", BODY);

    assertThat(registered.status()).isEqualTo(200);
    assertThat(registered.hasByteOrderMark()).isFalse();
    assertThat(registered.value("/SubscriberId")).matches("[0-9a-f-]{36}");
    assertThat(registered.value("/WebhookUrl")).isEqualTo(URL);
    assertThat(registered.value("/WebhookEvents/1")).isEqualTo("test-created");
    assertThat(source.webhooks("POST", "", BODY).error()).isEqualTo("409 ");
    assertThat(target.webhooks("GET", "", "").error()).isEqualTo("404 1000");
    assertThat(target.webhooks("POST", "", BODY).status()).isEqualTo(200);
  }

  @Test
  void showsTheRegistrationWithoutItsSubscriberAsInTheSample() {
    source.webhooks("POST", "", BODY);

    assertThat(source.webhooks("GET", "", "").body())
        .isEqualTo(BODY.replace('\'', '"'))
        .doesNotContain("SubscriberId");
  }

  @Test
  @OffContract("names in another case")
  void replacesTheRegistrationAndKeepsTheSubscriber() {
    String withHeader = BODY.replace("}", ",'SignatureTokenToMsSignatureHeader':true}");
    String subscriber = source.webhooks("POST", "", withHeader).value("/SubscriberId");

    ApiClient.Response updated =
        source.webhooks("PUT", "", "{'webhookurl':'https://b.example','webhookevents':['a']}");

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.value("/SubscriberId")).isEqualTo(subscriber);
    assertThat(source.webhooks("GET", "", "").body())
        .isEqualTo("{\"WebhookUrl\":\"https://b.example\",\"WebhookEvents\":[\"a\"]}");
  }

  @Test
  void repeatsTheResponseToARepeatedWrite() {
    ApiClient same = source.withHeader("MS-RequestId", CORRELATION_ID);

    ApiClient.Response first = same.webhooks("POST", "", BODY);

    assertThat(same.webhooks("POST", "", BODY).json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "nonsense",
        "{}",
        "{'WebhookUrl':'https://a.example'}",
        "{'WebhookEvents':['a']}",
        "{'WebhookUrl':'','WebhookEvents':['a']}",
        "{'WebhookUrl':'/hook','WebhookEvents':['a']}",
        "{'WebhookUrl':'mailto:a@example.com','WebhookEvents':['a']}",
        "{'WebhookUrl':'https://a b','WebhookEvents':['a']}",
        "{'WebhookUrl':7,'WebhookEvents':['a']}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':[]}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':'a'}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':['']}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':[1]}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':[null]}",
        "{'WebhookUrl':'https://a.example','WebhookEvents':['a'],'SignatureTokenToMsSignatureHeader':1}"
      })
  @OffContract("invalid requests")
  void rejectsInvalidRequests(String body) {
    assertThat(source.webhooks("POST", "", body).status()).isEqualTo(400);
    assertThat(source.webhooks("GET", "", "").status()).isEqualTo(404);
  }

  @Test
  void recordsThatAValidationEventWasDelivered() {
    source.webhooks("POST", "", BODY);
    ApiClient sender = source.withHeader("MS-CorrelationId", CORRELATION_ID);

    ApiClient.Response sent = sender.webhooks("POST", "/validationEvents", "");
    ApiClient.Response event = source.webhooks("GET", "/validationEvents/" + CORRELATION_ID, "");

    assertThat(sent.body()).isEqualTo("{\"correlationId\":\"" + CORRELATION_ID + "\"}");
    assertThat(event.value("/partnerId")).isEqualTo(simulator.sourcePartner().tenantId());
    assertThat(event.value("/status")).isEqualTo("completed");
    assertThat(event.value("/callbackUrl")).isEqualTo(URL);
    assertThat(event.value("/results/0/responseCode")).isEqualTo("OK");
    assertThat(event.value("/results/0/dateTimeUtc"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}");
    assertThat(target.webhooks("GET", "/validationEvents/" + CORRELATION_ID, "").error())
        .isEqualTo("404 1000");
  }

  @Test
  void sendsNoValidationEventWithoutARegistrationThatContainsIt() {
    assertThat(source.webhooks("POST", "/validationEvents", "").error()).isEqualTo("404 1000");

    source.webhooks("POST", "", "{'WebhookUrl':'https://a.example','WebhookEvents':['a']}");

    assertThat(source.webhooks("POST", "/validationEvents", "").error()).isEqualTo("400 800002");
  }

  @Test
  void acceptsTwoValidationEventsPerMinute() {
    source.webhooks("POST", "", BODY);
    target.webhooks("POST", "", BODY);
    ApiClient same = source.withHeader("MS-RequestId", CORRELATION_ID);
    assertThat(source.webhooks("POST", "/validationEvents", "").status()).isEqualTo(200);
    assertThat(same.webhooks("POST", "/validationEvents", "").status()).isEqualTo(200);

    ApiClient.Response third = source.webhooks("POST", "/validationEvents", "");

    assertThat(third.status()).isEqualTo(429);
    assertThat(same.webhooks("POST", "/validationEvents", "").status()).isEqualTo(200);
    assertThat(third.header("Retry-After")).matches("[1-9]\\d?");
    assertThat(target.webhooks("POST", "/validationEvents", "").status()).isEqualTo(200);
    simulator.clock().advance(Duration.ofMinutes(1));
    assertThat(source.webhooks("POST", "/validationEvents", "").status()).isEqualTo(200);
  }

  @Test
  void deletesValidationEventsAfterSevenDays() {
    source.webhooks("POST", "", BODY);
    String id = source.webhooks("POST", "/validationEvents", "").value("/correlationId");
    simulator.clock().advance(Duration.ofDays(7).minusSeconds(5));
    source = ApiClient.ofSource(simulator);
    assertThat(source.webhooks("GET", "/validationEvents/" + id, "").status()).isEqualTo(200);

    simulator.clock().advance(Duration.ofSeconds(5));

    assertThat(source.webhooks("GET", "/validationEvents/" + id, "").status()).isEqualTo(404);
    assertThat(simulator.validationEvents(simulator.sourcePartner())).isEmpty();
  }

  @Test
  void registersAndSendsWithoutARequest() {
    SimulatedPartner partner = simulator.sourcePartner();
    assertThat(simulator.webhookRegistration(partner)).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> simulator.sendValidationEvent(partner));

    simulator.registerWebhook(partner, URL, "create-transfer", "test-created");
    String id = simulator.sendValidationEvent(partner);

    assertThat(source.webhooks("GET", "", "").body()).isEqualTo(BODY.replace('\'', '"'));
    assertThat(source.webhooks("GET", "/validationEvents/" + id, "").status()).isEqualTo(200);
    assertThat(simulator.webhookRegistration(partner).orElseThrow()).contains("SubscriberId", URL);
    assertThat(simulator.validationEvents(partner)).singleElement().asString().contains(id);
    assertThat(simulator.validationEvents(simulator.targetPartner())).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> simulator.registerWebhook(partner, "nonsense", "a"));
    assertThatIllegalStateException().isThrownBy(() -> simulator.registerWebhook(partner, URL));
  }

  @Test
  @OffContract("a request without a token")
  void requiresAToken() {
    ApiClient anonymous = source.withHeader("Authorization", "Bearer unknown");

    assertThat(anonymous.webhooks("GET", "", "").error()).isEqualTo("401 400");
    assertThat(anonymous.webhooks("POST", "", BODY).error()).isEqualTo("401 400");
  }

  @Test
  void resetRemovesTheRegistration() {
    source.webhooks("POST", "", BODY);
    source.webhooks("POST", "/validationEvents", "");

    simulator.reset();

    assertThat(ApiClient.ofSource(simulator).webhooks("GET", "", "").status()).isEqualTo(404);
  }

  @Test
  @OffContract("methods that the document does not have")
  void hasNoOtherMethods() {
    assertThat(source.webhooks("DELETE", "", "").status()).isEqualTo(405);
    assertThat(source.webhooks("POST", "/events", "").status()).isEqualTo(405);
    assertThat(source.webhooks("GET", "/nothing", "").status()).isEqualTo(404);
  }

  @Test
  void faultsAndTheJournalKnowTheOperations() {
    simulator.faults().next(Operation.LIST_WEBHOOK_EVENTS, Fault.answer(503, "{}"));

    assertThat(source.webhooks("GET", "/events", "").status()).isEqualTo(503);
    assertThat(simulator.requests(Operation.LIST_WEBHOOK_EVENTS)).hasSize(1);
    assertThat(Operation.ELIGIBILITY.isOnWebhooks()).isFalse();
    assertThat(Operation.LIST_WEBHOOK_EVENTS.isOnWebhooks()).isTrue();
    assertThat(Operation.GET_VALIDATION_EVENT.isOnWebhooks()).isTrue();
  }
}
