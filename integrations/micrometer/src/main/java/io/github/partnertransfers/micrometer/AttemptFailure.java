package io.github.partnertransfers.micrometer;

/** The failure of an attempt, as the error of its observation. */
final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  AttemptFailure(String problem) {
    super(problem, null, false, false);
  }
}
