package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** A failed attempt that was retried: a suppressed exception of the failure of its call. */
final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  AttemptFailure(Attempt attempt, @Nullable Throwable cause) {
    super(attempt.toString(), cause);
  }

  /**
   * Records no stack trace. Android has the constructor for that from API level 24 only, and
   * earlier levels fail to print an exception whose stack trace was never set.
   */
  @Override
  public synchronized Throwable fillInStackTrace() {
    setStackTrace(new StackTraceElement[0]);
    return this;
  }
}
