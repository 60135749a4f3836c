package io.github.partnertransfers;

import java.util.Objects;

/**
 * Writes a line for each attempt to a log of your choice. A line holds the operation, the status,
 * the code, times and ids, and nothing else of a request or an answer: no header, no body, no
 * token.
 *
 * <pre>{@code
 * TransfersClient.builder().addListener(CallLogger.to(line -> Log.d("transfers", line)))
 * }</pre>
 */
public final class CallLogger implements CallListener {
  /** Takes lines. */
  @FunctionalInterface
  public interface Log {
    void line(String line);
  }

  private final Log log;

  private CallLogger(Log log) {
    this.log = Objects.requireNonNull(log, "log");
  }

  public static CallLogger to(Log log) {
    return new CallLogger(log);
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    StringBuilder line = new StringBuilder(attempt.operation());
    line.append(" attempt ").append(attempt.number());
    line.append(" waited ").append(attempt.waited().toMillis()).append(" ms, took ");
    line.append(attempt.duration().toMillis()).append(" ms: ").append(outcome(attempt));
    line.append(" (request id ").append(attempt.requestId());
    line.append(", correlation id ").append(attempt.correlationId()).append(')');
    log.line(line.toString());
  }

  private static String outcome(Attempt attempt) {
    if (attempt.status() == null) {
      return attempt.isLogin() ? "no login" : "no response";
    }
    return (attempt.isLogin() ? "login " : "")
        + "HTTP "
        + attempt.status()
        + (attempt.code() == null ? "" : ", code " + attempt.code());
  }
}
