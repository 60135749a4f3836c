package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Attempt;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The observation of an attempt in flight. */
final class ObservedAttempt {
  final Observation observation;
  final AttemptObservationContext context;

  ObservedAttempt(Observation observation, AttemptObservationContext context) {
    this.observation = observation;
    this.context = context;
  }

  /** Ends the observation; the attempt is null if the call ended before it did. */
  void end(Outcome outcome, @Nullable Attempt attempt) {
    context.ended(outcome, attempt);
    if (attempt != null && attempt.problem() != null) {
      observation.error(new AttemptFailure(attempt.problem()));
    }
    observation.stop();
  }
}
