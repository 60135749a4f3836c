package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** An attempt before the last, among the suppressed exceptions of the call's failure. */
final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  AttemptFailure(Attempt attempt, @Nullable Throwable cause) {
    super(attempt.toString(), cause);
  }

  /**
   * Takes no stack trace: where the attempt was judged is of no use to anyone. Android has the
   * constructor for that from API level 24 only; and before, it fails to print an exception whose
   * stack trace was never set.
   */
  @Override
  public synchronized Throwable fillInStackTrace() {
    setStackTrace(new StackTraceElement[0]);
    return this;
  }
}
