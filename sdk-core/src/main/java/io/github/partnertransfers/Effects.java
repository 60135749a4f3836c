package io.github.partnertransfers;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a transition of a {@link CallExecution} leaves to be done without its lock. */
final class Effects {
  private static final Effects NONE = new Effects(null, null, null, null);

  private final @Nullable Exchange canceled;
  private final @Nullable Future<?> endedDelay;
  private final @Nullable Attempt endedAttempt;
  private final @Nullable CallExecution<?> endedCall;

  private Effects(
      @Nullable Exchange canceled,
      @Nullable Future<?> endedDelay,
      @Nullable Attempt endedAttempt,
      @Nullable CallExecution<?> endedCall) {
    this.canceled = canceled;
    this.endedDelay = endedDelay;
    this.endedAttempt = endedAttempt;
    this.endedCall = endedCall;
  }

  /**
   * Returns what to do.
   *
   * @param endedCall the execution, if it ended and somebody listens
   */
  static Effects of(
      @Nullable Exchange canceled,
      @Nullable Future<?> endedDelay,
      @Nullable Attempt endedAttempt,
      @Nullable CallExecution<?> endedCall) {
    boolean isNone =
        canceled == null && endedDelay == null && endedAttempt == null && endedCall == null;
    return isNone ? NONE : new Effects(canceled, endedDelay, endedAttempt, endedCall);
  }

  void carryOut(CallFactory calls) {
    if (canceled != null) {
      canceled.cancel();
    }
    calls.threads.cancel(endedDelay);
    if (endedAttempt != null) {
      calls.events.attemptEnded(endedAttempt);
    }
    if (endedCall != null) {
      endedCall.emitEnd();
    }
  }
}
