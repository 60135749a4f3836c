package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * An attempt before the last, as it stands among the suppressed exceptions of the call's failure.
 */
final class AttemptFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  AttemptFailedException(Attempt attempt, @Nullable Throwable cause) {
    // Where the attempt was judged is of no use to anyone, so no stack trace is taken.
    super(attempt.toString(), cause, false, false);
  }
}
