package io.github.partnertransfers;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the listeners of a client and ignores what they throw. */
final class CallEvents {
  private final CallListener[] listeners;

  CallEvents(List<CallListener> listeners) {
    this.listeners = listeners.toArray(new CallListener[0]);
  }

  /** Returns whether there is no listener, and so nothing to collect. */
  boolean isEmpty() {
    return listeners.length == 0;
  }

  void callStarted(CallInfo call) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.callStarted(call));
    }
  }

  void attemptStarted(CallInfo call, int number) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.attemptStarted(call, number));
    }
  }

  void attemptEnded(Attempt attempt) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.attemptEnded(attempt));
    }
  }

  void callEnded(CallInfo call, long nanos, @Nullable TransfersException failure) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.callEnded(call, Duration.ofNanos(nanos), failure));
    }
  }

  void loginStarted(TokenRequest request) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.loginStarted(request));
    }
  }

  void loginEnded(TokenRequest request, long nanos, @Nullable Throwable failure) {
    for (CallListener each : listeners) {
      ForeignCode.runQuietly(() -> each.loginEnded(request, Duration.ofNanos(nanos), failure));
    }
  }
}
