package io.github.partnertransfers.cli;

/** The exit codes; the help of {@code transfers} documents them. */
public final class ExitCode {
  public static final int DONE = 0;

  /** A bug in the program; not a documented code. */
  static final int BUG = 1;

  public static final int BAD_INPUT = 2;
  public static final int NOT_AUTHORIZED = 3;
  static final int REFUSED = 4;
  public static final int UNAVAILABLE = 5;
  public static final int OUTCOME_UNKNOWN = 6;
  public static final int NOT_COMPLETE = 7;

  /** The code that a shell reports for a program that Ctrl-C ended. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
