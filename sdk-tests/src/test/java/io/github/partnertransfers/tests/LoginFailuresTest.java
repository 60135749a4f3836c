package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A login that fails ends the call before anything was sent to the API. */
class LoginFailuresTest {
  private static final String INVALID_SECRET =
      """
      {"error": "invalid_client",
       "error_description": "AADSTS7000215: Invalid client secret provided. Ensure the secret being \
      sent in the request is the client secret value, not the client secret ID.\\r\\nTrace ID: \
      0d2c5a5c-0000-0000-0000-000000000000\\r\\nTimestamp: 2024-05-09 18:53:13Z",
       "error_codes": [7000215], "trace_id": "0d2c5a5c-0000-0000-0000-000000000000"}
      """;

  @RegisterExtension static final StubbedService service = new StubbedService();

  static Stream<Arguments> operations() {
    return OperationsOnTheWireTest.operationsInAllStyles();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusalNamesEntrasCodeAndNoSecret(ApiOperation<?> operation, CallStyle style) {
    service.answerLogins(Answers.json(401, INVALID_SECRET));

    TransfersException failure = failure(operation, style);

    assertThat(failure)
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("AADSTS7000215: Invalid client secret provided.");
    assertThat(failure.status()).isEqualTo(401);
    assertThat(failure.code()).hasToString("AADSTS7000215");
    assertThat(failure.isRetryable()).isFalse();
    assertThat(service.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void refusalWithoutADescriptionNamesTheError(CallStyle style) {
    service.answerLogins(Answers.json(400, "{\"error\":\"unauthorized_client\"}"));

    assertThat(failure(ApiOperations.LIST, style))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("unauthorized_client");
  }

  @ParameterizedTest
  @EnumSource
  void refusalOfAnotherKindNamesTheStatus(CallStyle style) {
    service.answerLogins(Answers.body(404, "text/html", "<html>No such tenant</html>"));

    assertThat(failure(ApiOperations.LIST, style))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("404");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void outageOfTheLoginIsRetriedAndLeavesNoDoubt(ApiOperation<?> operation, CallStyle style) {
    service.answerLogins(aResponse().withStatus(503).withHeader("Retry-After", "0"));

    TransfersException failure = failure(operation, style);

    assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(failure.attempts()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void failedLoginTookNoTimeOfTheDay(CallStyle style) {
    service.answerLogins(aResponse().withStatus(503));
    VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofMinutes(1));

    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class,
            () ->
                ApiOperations.LIST.make(
                    style, service.client(service.clientBuilder().ticker(time).scheduler(time))));

    assertThat(failure.attempts()).allMatch(each -> each.duration().equals(Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource
  void pageOfACaptivePortalIsNotTakenForTheLogin(CallStyle style) {
    service.answerLogins(Answers.body(200, "text/html; charset=utf-8", "<html>Welcome</html>"));

    assertThat(failure(ApiOperations.LIST, style))
        .isExactlyInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("the login returned HTTP 200 with text/html and no token");
  }

  @ParameterizedTest
  @EnumSource
  void redirectToAnotherHostIsNamedAndNotFollowed(CallStyle style) {
    service.answerLogins(
        aResponse().withStatus(302).withHeader("Location", "https://portal.example/?user=ann"));

    assertThat(failure(ApiOperations.LIST, style))
        .isExactlyInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("HTTP 302 to portal.example, which is not followed");
  }

  private static TransfersException failure(ApiOperation<?> operation, CallStyle style) {
    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class, () -> operation.make(style, service.client()));
    ErrorMessages.check(failure);
    assertThat(service.requests()).isEmpty();
    return failure;
  }
}
