package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One call that meets a fault. */
record FaultCase(FaultRow row, Frequency frequency, TestedOperation<?> operation, CallStyle style) {

  Seen perform(PartnerCenterSimulator simulator, OkHttpClient connections) {
    try (FaultyEndpoint endpoint =
            row.fault().injection().arrange(simulator, operation.operation(), frequency);
        CallFixture fixture =
            new CallFixture(simulator, endpoint, connections, row.attemptTimeout())) {
      Map<String, String> before = fixture.state();
      TransfersException failure = failure(fixture);
      return new Seen(
          failure,
          List.copyOf(fixture.attempts()),
          fixture.waits(),
          fixture.requests(),
          before,
          fixture.state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable TransfersException failure(CallFixture fixture) {
    try {
      assertThat(operation.perform(style, fixture) == null)
          .as("only a withdrawal has no result")
          .isEqualTo(operation.equals(TestedOperation.WITHDRAW));
      return null;
    } catch (TransfersException e) {
      return e;
    }
  }

  void check(Seen seen) {
    Class<? extends TransfersException> failure = row.failure(operation, frequency);
    if (failure == null) {
      assertThat(seen.failure()).isNull();
    } else {
      assertThat(seen.failure()).isExactlyInstanceOf(failure);
      checkHistory(seen.failure(), seen.attempts());
    }
    checkAttempts(seen);
    checkRequests(seen);
    checkEffect(seen);
  }

  private void checkHistory(TransfersException failure, List<Attempt> attempts) {
    String code = failure.code() == null ? null : failure.code().value();
    assertThat(code).isEqualTo(row.fault().code());
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage))
        .as("the attempts before the last, as suppressed exceptions")
        .containsExactlyElementsOf(
            attempts.subList(0, attempts.size() - 1).stream().map(Attempt::toString).toList());
    assertThat(failure).hasMessageContaining(failure.requestId());
  }

  private void checkAttempts(Seen seen) {
    assertThat(seen.attempts()).hasSize(row.repetition().attempts(frequency));
    assertThat(seen.waits()).isEqualTo(row.repetition().waits(frequency));
    assertThat(seen.attempts().stream().skip(1).map(Attempt::waited))
        .containsExactlyElementsOf(seen.waits());
  }

  private void checkRequests(Seen seen) {
    List<String> requestIds = seen.attempts().stream().map(Attempt::requestId).toList();
    assertThat(seen.requests().stream().map(each -> each.header("MS-RequestId").orElse("none")))
        .as("the request ids that the service saw")
        .hasSize(row.requests(frequency))
        .isSubsetOf(requestIds.subList(0, 1));
    assertThat(requestIds).containsOnly(requestIds.get(0));
    assertThat(seen.requests()).allMatch(FaultCase::hasToken);
  }

  private static boolean hasToken(RecordedRequest request) {
    return request.header("Authorization").orElse("").startsWith("Bearer eyJ");
  }

  private void checkEffect(Seen seen) {
    boolean settled = seen.failure() == null;
    assertThat(seen.isCarriedOut())
        .as("carried out")
        .isEqualTo(operation.isWrite() && (settled || row.is(Trait.AFTER_EFFECT)));
    assertThat(!seen.isCarriedOut() || settled || seen.failure() instanceof OutcomeUnknownException)
        .as("an effect is never lost")
        .isTrue();
    assertThat(seen.after().size() - seen.before().size()).as("never twice").isLessThan(2);
  }

  @Override
  public String toString() {
    return (row + ", " + frequency + ": " + operation + ", " + style).toLowerCase(Locale.ROOT);
  }
}
