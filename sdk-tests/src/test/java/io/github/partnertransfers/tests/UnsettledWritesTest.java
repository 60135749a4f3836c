package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once an attempt may have been carried out, only an answer to the write itself settles it. */
class UnsettledWritesTest {
  private static final ApiOperation<TransferEntity> CREATE = ApiOperations.CREATE_LEGACY;

  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void conflictAfterAServerErrorIsNoRefusal(CallStyle style) {
    checkUnknown(style, Answers.error(503), Answers.error(409));
  }

  @ParameterizedTest
  @EnumSource
  void forbiddenAfterAServerErrorIsNoRefusal(CallStyle style) {
    checkUnknown(style, Answers.error(503), Answers.error(403));
  }

  @ParameterizedTest
  @EnumSource
  void refusedTokenAfterAServerErrorIsNoRefusal(CallStyle style) {
    checkUnknown(style, Answers.error(503), Answers.error(401));
  }

  @ParameterizedTest
  @EnumSource
  void refusedLoginAfterAServerErrorIsNoRefusal(CallStyle style) {
    service.answerLogins(
        Answers.json(200, "{\"access_token\":\"for-one-attempt\",\"expires_in\":0}"),
        Answers.json(401, "{\"error\":\"invalid_client\"}"));
    checkUnknown(style, Answers.error(503));
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void throttlingAfterAServerErrorIsNoRefusal(CallStyle style) {
    checkUnknown(style, Answers.error(503), Answers.throttled("0"));
  }

  @ParameterizedTest
  @EnumSource
  void brokenConnectionLeavesTheOutcomeUnknown(CallStyle style) {
    checkUnknown(style, WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  @ParameterizedTest
  @EnumSource
  void unknownOutcomeIsResumedWithTheSameRequestId(CallStyle style) {
    TransfersException failure = checkUnknown(style, Answers.error(503));
    service.server().resetScenarios();
    service.answers(CREATE, CREATE.answered());

    CallOptions resume = CallOptions.builder().requestId(failure.requestId()).build();
    TransferEntity created = CREATE.make(style, service.client(), resume);

    assertThat(created.id()).isEqualTo("67c5b05b-09b5-47ba-9047-5056fe2afa4f");
    assertThat(service.requests())
        .hasSize(5)
        .allMatch(each -> each.getHeader("MS-RequestId").equals(failure.requestId()));
  }

  /** The conflict may be with the registration that the first attempt has made. */
  @ParameterizedTest
  @EnumSource
  void registrationThatExistsAfterALostAnswerIsNoRefusal(CallStyle style) {
    ApiOperation<WebhookRegistration> register = ApiOperations.REGISTER_WEBHOOK;
    service.answers(
        register,
        WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
        Answers.json(409, "{\"description\":\"Registration already exists.\"}"));

    OutcomeUnknownException failure =
        catchThrowableOfType(
            OutcomeUnknownException.class, () -> register.make(style, service.client()));

    assertThat(failure.status()).isEqualTo(409);
    assertThat(failure.call().operation()).isEqualTo("createWebhookRegistration");
    assertThat(failure.call().customerId()).isNull();
    assertThat(failure.call().toString()).doesNotContain("customer").doesNotContain("null");
    assertThat(failure).hasMessageNotContainingAny("customer", "null");
    ErrorMessages.check(failure);
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnectionMeansThatNothingWasCarriedOut(CallStyle style) {
    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class,
            () ->
                CREATE.make(
                    style,
                    service.client(service.clientBuilder().cloud(service.cloudWhoseApiIsDown()))));

    assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(failure.attempts()).hasSize(4).allMatch(each -> each.status() == null);
    ErrorMessages.check(failure);
  }

  private static TransfersException checkUnknown(
      CallStyle style, ResponseDefinitionBuilder... answers) {
    service.answers(CREATE, answers);

    TransfersException failure =
        catchThrowableOfType(TransfersException.class, () -> CREATE.make(style, service.client()));

    assertThat(failure).isExactlyInstanceOf(OutcomeUnknownException.class);
    assertThat(failure.isRetryable()).isTrue();
    ErrorMessages.check(failure);
    return failure;
  }
}
