package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call's options say is what is sent. */
class CallOptionsOnTheWireTest {
  private static final String REQUEST_ID = "11111111-AAAA-bbbb-cccc-222222222222";
  private static final String CORRELATION_ID = "33333333-aaaa-bbbb-cccc-444444444444";

  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @MethodSource("io.github.partnertransfers.tests.OperationsOnTheWireTest#operationsInAllStyles")
  void idsLocaleAndHeadersAreSent(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, operation.answered());
    CallOptions options =
        CallOptions.builder()
            .requestId(REQUEST_ID)
            .correlationId(CORRELATION_ID)
            .locale("de-DE")
            .headers(Map.of("X-Ticket", "4711"))
            .build();

    operation.make(style, service.client(), options);

    service
        .server()
        .verify(
            1,
            operation
                .sent()
                .withHeader("MS-RequestId", equalTo(REQUEST_ID))
                .withHeader("MS-CorrelationId", equalTo(CORRELATION_ID))
                .withHeader("X-Locale", equalTo("de-DE"))
                .withHeader("X-Ticket", equalTo("4711")));
  }

  @ParameterizedTest
  @EnumSource
  void theLocaleOfTheClientIsSentUnlessTheCallHasOne(CallStyle style) {
    ApiOperation<?> list = ApiOperations.LIST;
    service.answers(list, list.answered());
    TransfersClient client = service.client(service.clientBuilder().locale("en-US"));

    list.make(style, client);
    list.make(style, client, CallOptions.builder().locale("fr-FR").build());

    assertThat(service.requests())
        .extracting(request -> request.getHeader("X-Locale"))
        .containsExactly("en-US", "fr-FR");
  }

  @ParameterizedTest
  @EnumSource
  void otherOptionsKeepTheRequestIdOfAWrite(CallStyle style) {
    ApiOperation<?> create = ApiOperations.CREATE_LEGACY;
    service.answers(create, create.answered());
    checkRequestIdIsKept(create, style);
  }

  private static <T> void checkRequestIdIsKept(ApiOperation<T> operation, CallStyle style) {
    TransferCall<T> call = operation.call(service.client());
    TransferCall<T> other = call.with(CallOptions.builder().locale("fr-FR").build());

    operation.make(style, call);
    operation.make(style, other);

    assertThat(service.requests())
        .hasSize(2)
        .allMatch(request -> request.getHeader("MS-RequestId").equals(call.requestId()));
    assertThat(service.requests().get(1).getHeader("X-Locale")).isEqualTo("fr-FR");
  }

  @ParameterizedTest
  @EnumSource
  void maxAttemptsIsTheMostRequestsThatAreSent(CallStyle style) {
    service.answers(ApiOperations.LIST, Answers.error(503));
    CallOptions twice = CallOptions.builder().maxAttempts(2).build();

    assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client(), twice))
        .isInstanceOf(ServiceUnavailableException.class);

    assertThat(service.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void deadlineVetoesAWaitThatWouldCrossIt(CallStyle style) {
    service.answers(ApiOperations.LIST, Answers.error(503).withHeader("Retry-After", "60"));
    CallOptions soon = CallOptions.builder().deadline(Duration.ofSeconds(59)).build();

    assertThatThrownBy(() -> ApiOperations.LIST.make(style, service.client(), soon))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(60)))
        .hasMessageContaining("deadline");

    assertThat(service.requests()).hasSize(1);
  }
}
