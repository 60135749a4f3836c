package io.github.partnertransfers.cli;

/** What the program returns to a script. */
final class ExitCode {
  static final int DONE = 0;

  /** A mistake of ours; not one of the documented codes. */
  static final int BUG = 1;

  static final int BAD_INPUT = 2;
  static final int NOT_AUTHORIZED = 3;
  static final int REFUSED = 4;
  static final int UNAVAILABLE = 5;
  static final int OUTCOME_UNKNOWN = 6;
  static final int NOT_COMPLETE = 7;

  /** As a shell reports a program that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
