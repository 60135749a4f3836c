package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault and what must become of a call that meets it.
 *
 * @param name what goes wrong
 * @param read what a read ends in if it goes wrong always; null if it succeeds all the same
 * @param write what a write ends in if it goes wrong always; null if it succeeds all the same
 */
record FaultRow(
    String name,
    NamedFault fault,
    Repetition repetition,
    @Nullable Class<? extends TransfersException> read,
    @Nullable Class<? extends TransfersException> write) {
  private static final Duration AMPLE = Duration.ofMinutes(1);

  /** Long enough for a healthy answer of a busy machine, or for a dozen bytes that drip. */
  private static final Duration SHORT = Duration.ofMillis(600);

  boolean is(Trait trait) {
    return fault.is(trait);
  }

  /** The longest that an attempt may take. */
  Duration attemptTimeout() {
    return is(Trait.UNTIL_TIMEOUT) ? SHORT : AMPLE;
  }

  /** What isn't repeated makes no difference between once and always. */
  List<Frequency> frequencies() {
    return repetition.attempts() == 1 ? List.of(Frequency.ALWAYS) : List.of(Frequency.values());
  }

  /** All calls that meet this fault so often. */
  List<FaultCase> cases(Frequency frequency) {
    return TestedOperation.ALL.stream()
        // A withdrawal is answered without a body.
        .filter(operation -> !is(Trait.IN_BODY) || !operation.equals(TestedOperation.WITHDRAW))
        .flatMap(
            operation ->
                Stream.of(CallStyle.values())
                    .filter(this::canMeet)
                    .map(style -> new FaultCase(this, frequency, operation, style)))
        .toList();
  }

  private boolean canMeet(CallStyle style) {
    return !is(style == CallStyle.BLOCKING ? Trait.ASYNCHRONOUS : Trait.BLOCKING);
  }

  /** What a call ends in, or null if it succeeds. */
  @Nullable Class<? extends TransfersException> failure(
      TestedOperation<?> operation, Frequency frequency) {
    boolean succeeds = frequency == Frequency.ONCE && repetition.attempts() > 1;
    return succeeds ? null : operation.isWrite() ? write : read;
  }

  /** How many requests of a call reach the service. */
  int requests(Frequency frequency) {
    int attempts = repetition.attempts(frequency);
    if (is(Trait.BEFORE_SENDING)) {
      return frequency == Frequency.ONCE ? attempts - 1 : 0;
    }
    return attempts;
  }

  @Override
  public String toString() {
    return name;
  }
}
