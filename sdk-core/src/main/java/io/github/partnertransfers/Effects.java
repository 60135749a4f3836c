package io.github.partnertransfers;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Actions of a transition of a {@link CallExecution} that run after its lock is released. */
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
   * Creates the actions.
   *
   * @param endedCall the execution, if it ended and there are listeners
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

  boolean notifiesListeners() {
    return endedAttempt != null || endedCall != null;
  }

  void run(CallFactory calls) {
    if (canceled != null) {
      canceled.cancel();
    }
    calls.threads.cancel(endedDelay);
    if (endedAttempt != null) {
      calls.events.attemptEnded(endedAttempt);
    }
    if (endedCall != null) {
      endedCall.notifyEnd();
    }
  }
}
