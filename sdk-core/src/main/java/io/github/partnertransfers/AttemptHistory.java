package io.github.partnertransfers;

import java.util.ArrayList;
import java.util.List;

/** The attempts of one execution. Guarded by the lock of the execution. */
final class AttemptHistory {
  private final CallInfo call;
  private final List<Attempt> attempts = new ArrayList<>(0);
  private final List<AttemptFailure> failures = new ArrayList<>(0);

  AttemptHistory(CallInfo call) {
    this.call = call;
  }

  Attempt add(AttemptOutcome outcome, long waitedNanos, long nanos) {
    Attempt attempt = new Attempt(attempts.size() + 1, call, waitedNanos, nanos, outcome);
    attempts.add(attempt);
    return attempt;
  }

  /** Records that the last attempt failed and another one follows. */
  void addFailure(AttemptOutcome outcome) {
    failures.add(new AttemptFailure(attempts.get(attempts.size() - 1), outcome.cause));
  }

  boolean hasFailures() {
    return !failures.isEmpty();
  }

  int size() {
    return attempts.size();
  }

  /**
   * Returns the exception of a failed execution.
   *
   * @param suffix an addition to the message
   * @param isUnknown whether the effect of a write is unknown
   */
  TransfersException toException(AttemptOutcome last, String suffix, boolean isUnknown) {
    String sentence = (isUnknown ? "has an unknown outcome: it " : "") + last.sentence() + suffix;
    CallFailure failure = new CallFailure(call, attempts, sentence, last);
    TransfersException exception =
        isUnknown ? new OutcomeUnknownException(failure) : last.toException(failure);
    for (AttemptFailure each : failures) {
      exception.addSuppressed(each);
    }
    return exception;
  }
}
