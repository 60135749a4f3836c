package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ErrorMessages;
import org.jspecify.annotations.Nullable;

/** Classifies failed calls. */
public final class Failures {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

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

  /** Returns whether the service does not have what was asked for. */
  static boolean isNotFound(TransfersException failure) {
    return failure instanceof RequestRefusedException
        && Integer.valueOf(NOT_FOUND).equals(failure.status());
  }

  /** Returns the code of the service, or null. */
  static @Nullable String code(TransfersException failure) {
    return failure.code() == null ? null : failure.code().value();
  }
}
