package io.github.partnertransfers.cli;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.login.LoginAdvice;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a failed call to the user. */
public final class ErrorMessages {
  private ErrorMessages() {}

  /**
   * Returns the exception's message with the command's name in place of the operation's.
   *
   * @param cloud the cloud that was called, to name its host if it cannot be reached
   */
  public static String describe(TransfersException failure, String command, @Nullable Cloud cloud) {
    String problem = command + " " + problem(failure, cloud);
    String advice = LoginAdvice.of(failure);
    return advice == null ? problem : problem + "; " + advice;
  }

  /**
   * Returns the predicate of a sentence about a failed call, with its ids.
   *
   * @param cloud the cloud that was called, to name its host if it cannot be reached
   */
  public static String problem(TransfersException failure, @Nullable Cloud cloud) {
    String message = String.valueOf(failure.getMessage());
    int operation = message.indexOf(' ');
    String text = message.substring(operation + 1);
    // If the outcome of a write is unknown, the last attempt's network error is not what matters.
    String network =
        cloud == null || !(failure instanceof ServiceUnavailableException)
            ? null
            : networkError(failure, cloud);
    if (network != null) {
      text =
          (isLogin(failure) ? "could not log in: " : "failed: ")
              + network
              + ", after "
              + Text.count(failure.attempts().size(), "attempt")
              + " (request id "
              + failure.requestId()
              + ", correlation id "
              + failure.correlationId()
              + ")";
    }
    if (failure.retryAfter() != null) {
      text += "; the service asks to wait " + TimeFormat.duration(failure.retryAfter());
    }
    return text;
  }

  /** Returns why no connection was made, or null if one was. */
  private static @Nullable String networkError(TransfersException failure, Cloud cloud) {
    String host = host(isLogin(failure) ? cloud.loginUrl() : cloud.apiUrl());
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "cannot reach " + host + ", there is no host of that name";
      }
      if (cause instanceof ConnectException && cause.getCause() == null) {
        boolean refused = String.valueOf(cause.getMessage()).contains("refused");
        return "cannot reach "
            + host
            + (refused ? ", the connection was refused" : ": " + cause.getMessage());
      }
    }
    return null;
  }

  private static String host(String url) {
    URI uri = URI.create(url);
    int defaultPort = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    return uri.getHost() + ":" + (uri.getPort() < 0 ? defaultPort : uri.getPort());
  }

  /** Returns whether the call failed before it was sent, for lack of a token. */
  public static boolean isLogin(TransfersException failure) {
    List<Attempt> attempts = failure.attempts();
    return !attempts.isEmpty() && attempts.get(attempts.size() - 1).isLogin();
  }
}
