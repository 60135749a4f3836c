package io.github.partnertransfers.cli;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a failed call says to the person who made it. */
public final class ErrorMessages {
  private ErrorMessages() {}

  /** The SDK's own sentence names its operation; the user knows the command. */
  public static String of(TransfersException failure, String command, @Nullable Endpoints reached) {
    String sentence = String.valueOf(failure.getMessage());
    int operation = sentence.indexOf(' ');
    String words = command + sentence.substring(Math.max(0, operation));
    // Of a write whose outcome is unknown, the last attempt's trouble is not what matters.
    String network =
        reached == null || !(failure instanceof ServiceUnavailableException)
            ? null
            : network(failure, reached);
    if (network != null) {
      words =
          command
              + (isLogin(failure) ? " could not log in: " : " failed: ")
              + network
              + attempts(failure)
              + ids(failure);
    }
    if (failure.retryAfter() != null) {
      words += "; the service asks to wait " + TimeFormat.words(failure.retryAfter());
    }
    return words;
  }

  /** Why nobody was reached, or null if somebody was. */
  private static @Nullable String network(TransfersException failure, Endpoints reached) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      String host = reached.host(isLogin(failure));
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

  private static boolean isLogin(TransfersException failure) {
    List<Attempt> attempts = failure.attempts();
    return !attempts.isEmpty() && isLogin(attempts.get(attempts.size() - 1));
  }

  /** Whether it failed before it could be sent, for want of a token. */
  public static boolean isLogin(Attempt attempt) {
    return attempt.isLogin();
  }

  private static String attempts(TransfersException failure) {
    return ", after " + Text.count(failure.attempts().size(), "attempt");
  }

  private static String ids(TransfersException failure) {
    return " (request id "
        + failure.requestId()
        + ", correlation id "
        + failure.correlationId()
        + ")";
  }
}
