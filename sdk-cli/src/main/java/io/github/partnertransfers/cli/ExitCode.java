package io.github.partnertransfers.cli;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;

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
  public static final int DRIFT = 8;

  /** Not everything that a batch was asked for was done. */
  public static final int INCOMPLETE = 8;

  /** The time of {@code --timeout} has passed. */
  public static final int TIMED_OUT = 9;

  /** The user did not confirm a write. */
  public static final int NOT_CONFIRMED = 10;

  /** The code that a shell reports for a program that Ctrl-C ended. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Returns the exit code for a failed call. */
  public static int of(TransfersException failure) {
    if (failure instanceof NotAuthorizedException) {
      return NOT_AUTHORIZED;
    }
    if (failure instanceof RequestRefusedException) {
      return REFUSED;
    }
    if (failure instanceof OutcomeUnknownException) {
      return OUTCOME_UNKNOWN;
    }
    // A response that is not the service's JSON comes from something else, such as a proxy.
    return failure instanceof CallCanceledException ? INTERRUPTED : UNAVAILABLE;
  }
}
