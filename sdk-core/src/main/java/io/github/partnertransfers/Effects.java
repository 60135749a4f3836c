package io.github.partnertransfers;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a transition of a {@link CallExecution} leaves to be done without its lock. */
final class Effects {
  private static final Effects NONE = new Effects(null, null, null);

  private final @Nullable Exchange canceled;
  private final @Nullable Future<?> endedDelay;
  private final @Nullable Attempt endedAttempt;

  private Effects(
      @Nullable Exchange canceled, @Nullable Future<?> endedDelay, @Nullable Attempt endedAttempt) {
    this.canceled = canceled;
    this.endedDelay = endedDelay;
    this.endedAttempt = endedAttempt;
  }

  static Effects of(
      @Nullable Exchange canceled, @Nullable Future<?> endedDelay, @Nullable Attempt endedAttempt) {
    boolean isNone = canceled == null && endedDelay == null && endedAttempt == null;
    return isNone ? NONE : new Effects(canceled, endedDelay, endedAttempt);
  }

  void carryOut(CallFactory calls) {
    if (canceled != null) {
      canceled.cancel();
    }
    calls.threads.cancel(endedDelay);
    calls.tellListener(endedAttempt);
  }
}
