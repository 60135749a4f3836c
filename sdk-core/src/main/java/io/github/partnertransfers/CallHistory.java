package io.github.partnertransfers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a call is and what was tried for it so far; tells the client's listener of each attempt. */
final class CallHistory {
  private final String operation;
  private final String requestId;
  private final String correlationId;
  private final @Nullable TransferListener listener;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Throwable> earlier = new ArrayList<>();

  CallHistory(
      String operation,
      String requestId,
      String correlationId,
      @Nullable TransferListener listener) {
    this.operation = operation;
    this.requestId = requestId;
    this.correlationId = correlationId;
    this.listener = listener;
  }

  String requestId() {
    return requestId;
  }

  String correlationId() {
    return correlationId;
  }

  String operation() {
    return operation;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  List<Throwable> earlier() {
    return earlier;
  }

  /** A success, which only a listener wants to know of. */
  void addSuccess(long waitedNanos, long tookNanos, int status) {
    if (listener != null) {
      add(waitedNanos, tookNanos, FailureDetails.ofStatus(status), null);
    }
  }

  void add(long waitedNanos, long tookNanos, FailureDetails details, @Nullable String problem) {
    add(waitedNanos, tookNanos, details, false, problem);
  }

  void addLogin(long waitedNanos, FailureDetails details, String problem) {
    add(waitedNanos, 0, details, true, problem);
  }

  private void add(
      long waitedNanos,
      long tookNanos,
      FailureDetails details,
      boolean isLogin,
      @Nullable String problem) {
    add(
        new ImmutableAttempt(
            attempts.size() + 1,
            operation,
            requestId,
            correlationId,
            Duration.ofNanos(waitedNanos),
            Duration.ofNanos(tookNanos),
            details.status(),
            details.code(),
            isLogin,
            problem));
  }

  private void add(Attempt attempt) {
    attempts.add(attempt);
    if (listener == null) {
      return;
    }
    try {
      listener.attemptEnded(attempt);
    } catch (Throwable e) {
      // A listener only watches: its own mistakes must not change the outcome of a call.
    }
  }

  /** The last attempt is followed by another one. */
  void followed(@Nullable Throwable cause) {
    earlier.add(new AttemptFailedException(attempts.get(attempts.size() - 1), cause));
  }

  Failure failure(String problem, FailureDetails details, @Nullable Throwable cause) {
    return new Failure(this, problem, details, cause);
  }
}
