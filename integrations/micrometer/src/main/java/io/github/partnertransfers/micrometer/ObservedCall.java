package io.github.partnertransfers.micrometer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.TransfersException;
import io.micrometer.observation.Observation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The observation of an execution of a call, and of its attempts in flight. An attempt that was
 * abandoned can start or end late, on another thread, when the call has ended.
 */
final class ObservedCall {
  final Observation observation;
  private final CallObservationContext context;

  /** The attempts in flight by number: one, or one more that was abandoned. */
  @GuardedBy("this")
  private final Map<Integer, ObservedAttempt> attempts = new HashMap<>(2);

  /** The attempt that started last, while it is in flight. */
  @GuardedBy("this")
  private @Nullable ObservedAttempt current;

  @GuardedBy("this")
  private @Nullable Integer lastStatus;

  @GuardedBy("this")
  private boolean hasEnded;

  ObservedCall(Observation observation, CallObservationContext context) {
    this.observation = observation;
    this.context = context;
  }

  /** Returns the observation of the attempt in flight, or of the call if there is none. */
  synchronized Observation innermost() {
    return current == null ? observation : current.observation;
  }

  void attemptStarted(ObservedAttempt started) {
    synchronized (this) {
      if (!hasEnded) {
        attempts.put(started.context.number(), started);
        current = started;
        return;
      }
    }
    started.end(Outcome.CANCELED, null);
  }

  /** Returns the attempt in flight, or null if it had no start. */
  synchronized @Nullable ObservedAttempt attemptEnded(Attempt attempt) {
    lastStatus = attempt.status();
    ObservedAttempt ended = attempts.remove(attempt.number());
    current = current == ended ? null : current;
    return ended;
  }

  void end(@Nullable TransfersException failure) {
    Integer status;
    Map<Integer, ObservedAttempt> abandoned;
    synchronized (this) {
      hasEnded = true;
      status = lastStatus;
      abandoned = new HashMap<>(attempts);
      attempts.clear();
    }
    for (ObservedAttempt attempt : abandoned.values()) {
      attempt.end(Outcome.CANCELED, null);
    }
    if (failure == null) {
      context.ended(Outcome.SUCCESS, status, null);
    } else {
      context.ended(Outcome.of(failure), failure.status(), failure.code());
      observation.error(failure);
    }
    observation.stop();
  }
}
