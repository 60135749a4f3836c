package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that the service refuses is replaced once. */
class RefusedTokenTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @MethodSource("io.github.partnertransfers.tests.OperationsOnTheWireTest#operationsInAllStyles")
  void newTokenIsTriedOnce(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, Answers.error(401), operation.answered());

    operation.make(style, service.client());

    assertThat(service.tokenRequests()).isEqualTo(2);
    assertThat(service.requests())
        .extracting((LoggedRequest request) -> request.getHeader("Authorization"))
        .containsExactly(
            "Bearer " + StubbedService.FIRST_TOKEN, "Bearer " + StubbedService.SECOND_TOKEN);
    assertThat(service.requests().get(0).getHeader("MS-RequestId"))
        .isEqualTo(service.requests().get(1).getHeader("MS-RequestId"));
  }

  @ParameterizedTest
  @MethodSource("io.github.partnertransfers.tests.OperationsOnTheWireTest#operationsInAllStyles")
  void secondRefusalIsTheEnd(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, Answers.error(401));

    NotAuthorizedException failure =
        catchThrowableOfType(
            NotAuthorizedException.class, () -> operation.make(style, service.client()));

    assertThat(failure.status()).isEqualTo(401);
    assertThat(failure.code()).hasToString("900104");
    assertThat(failure.attempts()).hasSize(2);
    ErrorMessages.check(failure);
    assertThat(service.requests()).hasSize(2);
    assertThat(service.tokenRequests()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void claimsThatTheServiceDemandsAreAskedFor(CallStyle style) {
    String claims = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}";
    String challenge =
        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"%s\""
            .formatted(Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
    service.answers(
        ApiOperations.LIST,
        Answers.error(401).withHeader("WWW-Authenticate", challenge),
        ApiOperations.LIST.answered());

    ApiOperations.LIST.make(style, service.client());

    service
        .server()
        .verify(
            1,
            postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH))
                .withFormParam("claims", equalTo(claims)));
    service
        .server()
        .verify(
            2,
            postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH))
                .withRequestBody(containing("client_credentials")));
  }
}
