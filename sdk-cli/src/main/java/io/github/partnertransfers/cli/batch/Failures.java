package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ErrorMessages;

/** Classifies failed calls. */
public final class Failures {
  private static final int UNAUTHORIZED = 401;

  private Failures() {}

  /** Returns whether all other calls would fail too: there is no valid token. */
  public static boolean isOfEveryCall(TransfersException failure) {
    boolean isToken =
        failure instanceof NotAuthorizedException
            && Integer.valueOf(UNAUTHORIZED).equals(failure.status());
    return ErrorMessages.isLogin(failure) || isToken || failure instanceof CallCanceledException;
  }

  /** Returns whether the service refused the request: the same request is refused again. */
  static boolean isRefused(TransfersException failure) {
    return failure instanceof RequestRefusedException || failure instanceof NotAuthorizedException;
  }
}
