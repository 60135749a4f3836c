package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the caller can do about a failure is its class; a write is never lost by it. */
class ErrorClassesTest {
  private static final int ALL_ATTEMPTS = 4;

  @RegisterExtension static final StubbedService service = new StubbedService();

  static Stream<Arguments> failures() {
    return OperationsOnTheWireTest.operationsInAllStyles()
        .flatMap(
            arguments ->
                Stream.of(
                    failure(arguments, 400, 1, RequestRefusedException.class),
                    failure(arguments, 403, 1, NotAuthorizedException.class),
                    failure(arguments, 404, 1, RequestRefusedException.class),
                    failure(arguments, 409, 1, RequestRefusedException.class),
                    failure(arguments, 429, ALL_ATTEMPTS, ServiceUnavailableException.class),
                    failure(arguments, 500, ALL_ATTEMPTS, whenUnsettled(arguments)),
                    failure(arguments, 502, ALL_ATTEMPTS, whenUnsettled(arguments)),
                    failure(arguments, 503, ALL_ATTEMPTS, whenUnsettled(arguments)),
                    failure(arguments, 504, ALL_ATTEMPTS, whenUnsettled(arguments))));
  }

  private static Arguments failure(
      Arguments operationAndStyle,
      int status,
      int requests,
      Class<? extends TransfersException> expected) {
    Object[] values = operationAndStyle.get();
    return Arguments.of(values[0], values[1], status, requests, expected);
  }

  private static Class<? extends TransfersException> whenUnsettled(Arguments arguments) {
    return ((ApiOperation<?>) arguments.get()[0]).isWrite()
        ? OutcomeUnknownException.class
        : ServiceUnavailableException.class;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void statusDecidesTheClass(
      ApiOperation<?> operation,
      CallStyle style,
      int status,
      int requests,
      Class<? extends TransfersException> expected) {
    service.answers(operation, Answers.error(status));

    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class, () -> operation.make(style, service.client()));

    assertThat(failure).isExactlyInstanceOf(expected);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.code()).hasToString("900104");
    assertThat(failure.description()).isEqualTo("Something is not right.");
    assertThat(failure.isRetryable()).isEqualTo(status >= 429);
    assertThat(failure.attempts()).hasSize(requests).allMatch(each -> each.status() == status);
    assertThat(failure.getSuppressed()).hasSize(requests - 1);
    ErrorMessages.check(failure);
    assertThat(service.requests())
        .hasSize(requests)
        .allMatch(each -> each.getHeader("MS-RequestId").equals(failure.requestId()))
        .allMatch(each -> each.getHeader("MS-CorrelationId").equals(failure.correlationId()));
  }
}
