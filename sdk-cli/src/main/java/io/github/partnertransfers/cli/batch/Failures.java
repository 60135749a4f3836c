package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import java.util.List;

/** Tells failed calls apart. */
final class Failures {
  private static final int UNAUTHORIZED = 401;

  private Failures() {}

  /** Returns whether all other calls would fail too: there is no valid token. */
  static boolean isOfEveryCall(TransfersException failure) {
    List<Attempt> attempts = failure.attempts();
    boolean isLogin = !attempts.isEmpty() && attempts.get(attempts.size() - 1).isLogin();
    boolean isToken =
        failure instanceof NotAuthorizedException
            && Integer.valueOf(UNAUTHORIZED).equals(failure.status());
    return isLogin || isToken || failure instanceof CallCanceledException;
  }

  /** Returns whether the service refused the request: the same request is refused again. */
  static boolean isRefused(TransfersException failure) {
    return failure instanceof RequestRefusedException || failure instanceof NotAuthorizedException;
  }
}
