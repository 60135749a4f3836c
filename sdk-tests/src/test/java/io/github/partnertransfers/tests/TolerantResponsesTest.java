package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookValidationEvent;
import io.github.partnertransfers.model.WebhookValidationStatus;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One odd field never kills an answer, and what was received can be sent back. */
class TolerantResponsesTest {
  private static final String ODD =
      """
      {"id": "ac4a9d22-ba07-444e-890f-cfe084eed498", "status": "UnheardOf", "transferType": 97,
       "transferDirection": "sideways", "newField": {"deep": [1, null, 2.50]},
       "lineItems": [null, {"id": "7", "quantity": "many", "productType": {"id": "SaaS"}}, "stray"],
       "ignoreEligibilityCheck": "false", "customerName": 12.50, "createdTime": "yesterday",
       "completedTime": "2020-03-24T20:44:14.9602780+00:00", "links": "none",
       "attributes": {"objectType": null}, "customerEmailId": null, "targetProductTypes": 3}
      """;

  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void unknownEnumerationValuesAreRead(CallStyle style) {
    service.answers(
        ApiOperations.GET, Answers.json(200, "{\"status\":\"UnheardOf\",\"transferType\":97}"));

    TransferEntity transfer = ApiOperations.GET.make(style, service.client());

    assertThat(transfer.status()).isEqualTo(TransferStatus.of("unheardof"));
    assertThat(transfer.status().isKnown()).isFalse();
    assertThat(transfer.status().isTerminal()).isFalse();
    assertThat(transfer.transferType()).isEqualTo(TransferType.of(97));
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("unknown fields, nulls and wrong types, none of which the document allows")
  void oddTransferIsReadAndSentBackWhole(CallStyle style) {
    service.answers(ApiOperations.GET, Answers.json(200, ODD));
    service.answers(ApiOperations.UPDATE, Answers.json(200, ODD));
    TransfersClient client = service.client();

    TransferEntity transfer = ApiOperations.GET.make(style, client);
    style.result(client.customer(ApiOperations.CUSTOMER).update(ApiOperations.TRANSFER, transfer));

    assertThat(transfer.id()).isEqualTo(ApiOperations.TRANSFER);
    assertThat(transfer.lineItems()).singleElement().matches(item -> item.id() == 7);
    assertThat(transfer.createdTime()).isNull();
    assertThat(transfer.completedTime()).hasToString("2020-03-24T20:44:14.960278Z");
    String sent = service.requests().get(1).getBodyAsString();
    assertThat(JsonParser.parseString(sent)).isEqualTo(JsonParser.parseString(ODD));
    assertThat(sent).contains("12.50").contains("2.50");
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a null and a number in a list of objects")
  void oddElementsOfAListAreLeftOut(CallStyle style) {
    service.answers(
        ApiOperations.ELIGIBILITY,
        Answers.json(200, "[null, {\"id\": \"A\", \"isEligible\": \"true\"}, 3, {\"id\": 7}]"));

    List<TransferEligibility> all = ApiOperations.ELIGIBILITY.make(style, service.client());

    assertThat(all).extracting(TransferEligibility::id).containsExactly("A", "7");
    assertThat(all).extracting(TransferEligibility::isEligible).containsExactly(true, null);
  }

  /** No list is not an empty list, and a transfer that nobody can name is not a created one. */
  @ParameterizedTest
  @EnumSource
  @OffContract("no body where the document has one")
  void emptySuccessIsNoResult(CallStyle style) {
    for (int status : new int[] {200, 201, 204}) {
      TransfersClient client = service.client();
      ApiOperations.all()
          .forEach(operation -> service.answers(operation, aResponse().withStatus(status)));

      assertThatThrownBy(() -> ApiOperations.LIST.make(style, client))
          .isExactlyInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("HTTP " + status + " without a body");
      assertThatThrownBy(() -> ApiOperations.ELIGIBILITY.make(style, client))
          .isExactlyInstanceOf(MalformedResponseException.class);
      assertThatThrownBy(() -> ApiOperations.GET.make(style, client))
          .isExactlyInstanceOf(MalformedResponseException.class);
      assertThatThrownBy(() -> ApiOperations.CREATE_LEGACY.make(style, client))
          .isExactlyInstanceOf(OutcomeUnknownException.class);
      assertThat(ApiOperations.ACCEPT.make(style, client))
          .isEqualTo(TransferSubmitResult.builder().build());
      assertThat(ApiOperations.WITHDRAW.make(style, client)).isNull();
      assertThatThrownBy(() -> ApiOperations.WEBHOOK_EVENTS.make(style, client))
          .isExactlyInstanceOf(MalformedResponseException.class);
      assertThatThrownBy(() -> ApiOperations.WEBHOOK_REGISTRATION.make(style, client))
          .isExactlyInstanceOf(MalformedResponseException.class);
      assertThatThrownBy(() -> ApiOperations.REGISTER_WEBHOOK.make(style, client))
          .isExactlyInstanceOf(OutcomeUnknownException.class);
      assertThatThrownBy(() -> ApiOperations.UPDATE_WEBHOOK.make(style, client))
          .isExactlyInstanceOf(OutcomeUnknownException.class);
      assertThatThrownBy(() -> ApiOperations.SEND_VALIDATION_EVENT.make(style, client))
          .isExactlyInstanceOf(OutcomeUnknownException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a transfer without an id")
  void createdTransferWithoutAnIdIsAnUnknownOutcome(CallStyle style) {
    service.answers(
        ApiOperations.CREATE_LEGACY,
        Answers.body(201, "application/json", "{\"status\":\"Active\"}"));

    assertThatThrownBy(() -> ApiOperations.CREATE_LEGACY.make(style, service.client()))
        .isExactlyInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("no id");
  }

  @ParameterizedTest
  @EnumSource
  void validationEventWithoutAnIdIsAnUnknownOutcome(CallStyle style) {
    for (String body : List.of("{}", "{\"correlationId\":\"\"}")) {
      service.answers(ApiOperations.SEND_VALIDATION_EVENT, Answers.json(200, body));

      assertThatThrownBy(() -> ApiOperations.SEND_VALIDATION_EVENT.make(style, service.client()))
          .isExactlyInstanceOf(OutcomeUnknownException.class)
          .hasMessageContaining("HTTP 200 with a validation event that has no id");
    }
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("names in another case, and elements and values of other types")
  void oddRegistrationsAndEventsAreRead(CallStyle style) {
    service.answers(
        ApiOperations.WEBHOOK_REGISTRATION,
        Answers.json(
            200,
            "{\"webhookUrl\": \"http://a.example\", \"webhookEvents\": [\"a\", null, 7],"
                + " \"subscriberid\": 7, \"properties\": {}}"));
    service.answers(ApiOperations.WEBHOOK_EVENTS, Answers.json(200, "[null, \"a\", 3, {}]"));
    service.answers(
        ApiOperations.VALIDATION_EVENT,
        Answers.json(
            200,
            "{\"status\": \"Completed\", \"results\": [null,"
                + " {\"responseCode\": 200, \"dateTimeUtc\": \"2017-12-08T21:39:48.2386997\"},"
                + " {\"systemError\": \"maybe\", \"dateTimeUtc\": \"lately\"}]}"));
    TransfersClient client = service.client();

    WebhookRegistration registration = ApiOperations.WEBHOOK_REGISTRATION.make(style, client);
    WebhookValidationEvent event = ApiOperations.VALIDATION_EVENT.make(style, client);

    assertThat(registration.webhookUrl()).isEqualTo("http://a.example");
    assertThat(registration.webhookEvents()).startsWith("a").doesNotContainNull();
    assertThat(registration.subscriberId()).isEqualTo("7");
    assertThat(ApiOperations.WEBHOOK_EVENTS.make(style, client)).startsWith("a");
    assertThat(event.status()).isEqualTo(WebhookValidationStatus.COMPLETED);
    assertThat(event.results()).hasSize(2);
    assertThat(event.results().get(0).dateTimeUtc()).isEqualTo("2017-12-08T21:39:48.238699700Z");
    assertThat(event.results().get(1).dateTimeUtc()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a type of text for a withdrawal's empty body")
  void emptyWithdrawalOfAnyTypeIsASuccess(CallStyle style) {
    for (int status : new int[] {200, 204, 205}) {
      service.answers(
          ApiOperations.WITHDRAW,
          aResponse().withStatus(status).withHeader("Content-Type", "text/plain"));

      assertThat(ApiOperations.WITHDRAW.make(style, service.client())).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a body where the document has none")
  void bodyOfAWithdrawalIsIgnored(CallStyle style) {
    service.answers(ApiOperations.WITHDRAW, Answers.body(200, "application/json", "{}"));

    assertThat(ApiOperations.WITHDRAW.make(style, service.client())).isNull();
  }
}
