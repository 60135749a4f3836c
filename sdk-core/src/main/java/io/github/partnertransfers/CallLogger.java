package io.github.partnertransfers;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Logs one line for each attempt and each login: operation, status, code, durations and ids. Never
 * logs headers, bodies or tokens.
 *
 * <pre>{@code
 * TransfersClient.builder().addListener(CallLogger.to(line -> Log.d("transfers", line)))
 * }</pre>
 */
public final class CallLogger implements CallListener {
  /** Writes one line. Called on the thread of the attempt, concurrently for concurrent calls. */
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
    CallInfo call = attempt.call();
    line.append(" (");
    if (call.customerId() != null) {
      line.append("customer ").append(call.customerId()).append(", ");
    }
    if (call.transferId() != null) {
      line.append("transfer ").append(call.transferId()).append(", ");
    }
    line.append("request id ").append(call.requestId());
    line.append(", correlation id ").append(call.correlationId()).append(')');
    log.line(line.toString());
  }

  @Override
  public void loginEnded(TokenRequest request, Duration duration, @Nullable Throwable failure) {
    String outcome = failure == null ? "login took " : "login failed after ";
    log.line(outcome + duration.toMillis() + " ms");
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
