package io.github.partnertransfers;

/**
 * Whether it is known what the requests of a call object changed, over all its executions. After an
 * attempt of a write that ended without a settling response nothing settles it but a success: a
 * refusal that follows may be the echo of the attempt that got through.
 */
final class WriteState {
  private volatile boolean unknown;

  void attemptEnded(Operation<?> operation, AttemptOutcome outcome) {
    if (!operation.isWrite()) {
      return;
    }
    if (outcome.isSuccess()) {
      unknown = false;
    } else if (!outcome.isSettled()) {
      unknown = true;
    }
  }

  boolean isUnknown() {
    return unknown;
  }
}
