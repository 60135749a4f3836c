package io.github.partnertransfers;

/**
 * Whether it is known what the requests of a call object changed, over all its executions. After an
 * attempt of a write that ended without a settling response nothing settles it but a success: a
 * refusal that follows may be the echo of the attempt that got through.
 */
final class WriteState {
  /** That of all reads. */
  static final WriteState NOTHING_WRITTEN = new WriteState();

  private volatile boolean unknown;

  void attemptEnded(AttemptOutcome outcome) {
    if (outcome.kind == AttemptOutcome.Kind.SUCCESS) {
      unknown = false;
    } else if (!outcome.settled) {
      unknown = true;
    }
  }

  boolean isUnknown() {
    return unknown;
  }
}
