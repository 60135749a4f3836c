package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is sent that the client didn't decide to send, and nothing to another host. */
class UncountedRequestsTest {
  private static final CallOptions ONCE = CallOptions.builder().maxAttempts(1).build();

  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void unavailableWithRetryAfterZeroIsNotRepeatedBehindTheClientsBack(CallStyle style) {
    service.answers(ApiOperations.LIST, Answers.error(503).withHeader("Retry-After", "0"));

    assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client(), ONCE))
        .isInstanceOf(TransfersException.class);

    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void unavailableLoginWithRetryAfterZeroIsNotRepeatedBehindTheClientsBack(CallStyle style) {
    service.answerLogins(aResponse().withStatus(503).withHeader("Retry-After", "0"));

    assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client(), ONCE))
        .isInstanceOf(TransfersException.class);

    assertThat(service.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("408, which the document leaves out")
  void requestTimeoutIsNotRepeatedBehindTheClientsBack(CallStyle style) {
    service.answers(ApiOperations.LIST, Answers.error(408));

    assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client(), ONCE))
        .isInstanceOf(TransfersException.class);

    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a redirection, which no page mentions")
  void redirectionIsNotFollowed(CallStyle style) {
    WireMockServer elsewhere =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    elsewhere.start();
    try {
      elsewhere.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
      service.answers(
          ApiOperations.LIST,
          aResponse()
              .withStatus(307)
              .withHeader("Location", "http://127.0.0.1:" + elsewhere.port() + "/v1/"));

      assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client()))
          .isInstanceOf(TransfersException.class);

      assertThat(elsewhere.getAllServeEvents()).isEmpty();
      assertThat(service.requests()).hasSize(1);
    } finally {
      elsewhere.stop();
    }
  }
}
