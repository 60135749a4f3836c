package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** MS-RequestId is the service's idempotency key: one for each wish. */
class CallIdentityTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  static Stream<Arguments> operations() {
    return OperationsOnTheWireTest.operationsInAllStyles();
  }

  static Stream<Arguments> reads() {
    return operations().filter(arguments -> !isWrite(arguments));
  }

  static Stream<Arguments> writes() {
    return operations().filter(CallIdentityTest::isWrite);
  }

  private static boolean isWrite(Arguments arguments) {
    return ((ApiOperation<?>) arguments.get()[0]).isWrite();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void allAttemptsOfACallHaveTheSameIds(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, Answers.error(503), Answers.error(503), operation.answered());

    operation.make(style, service.client());

    assertThat(service.requests()).hasSize(3);
    assertThat(requestIds()).containsOnly(requestIds().get(0));
    assertThat(correlationIds()).containsOnly(correlationIds().get(0));
  }

  @ParameterizedTest
  @MethodSource("writes")
  <T> void writeExecutedAgainRepeatsTheSameRequest(ApiOperation<T> operation, CallStyle style) {
    service.answers(operation, operation.answered());
    TransferCall<T> call = operation.call(service.client());

    operation.make(style, call);
    operation.make(style, call);

    assertThat(requestIds()).hasSize(2).containsOnly(call.requestId());
    assertThat(correlationIds()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("reads")
  <T> void readExecutedAgainIsANewRequest(ApiOperation<T> operation, CallStyle style) {
    service.answers(operation, operation.answered());
    TransferCall<T> call = operation.call(service.client());

    operation.make(style, call);
    operation.make(style, call);

    assertThat(call.requestId()).isNull();
    assertThat(requestIds()).hasSize(2).doesNotHaveDuplicates();
    assertThat(correlationIds()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void eachCallObjectIsAWishOfItsOwn(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, operation.answered());
    TransfersClient client = service.client();

    operation.make(style, client);
    operation.make(style, client);

    assertThat(requestIds()).hasSize(2).doesNotHaveDuplicates();
    assertThat(correlationIds()).doesNotHaveDuplicates();
    assertThat(service.tokenRequests()).isEqualTo(1);
  }

  private static List<String> requestIds() {
    return header("MS-RequestId");
  }

  private static List<String> correlationIds() {
    return header("MS-CorrelationId");
  }

  private static List<String> header(String name) {
    return service.requests().stream().map((LoggedRequest each) -> each.getHeader(name)).toList();
  }
}
