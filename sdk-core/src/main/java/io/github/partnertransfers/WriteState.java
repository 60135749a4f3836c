package io.github.partnertransfers;

/**
 * Remembers whether the effect of a write is known, over all executions of a call object; {@link
 * AttemptOutcome#settled} decides it for each attempt. After an attempt with an unknown effect only
 * a success settles it: a later refusal may be caused by that attempt's effect.
 */
final class WriteState {
  /** The state of all reads. */
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
