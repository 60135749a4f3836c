package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param failure what it ended in, or null if it succeeded
 * @param attempts what the client's listener was told
 * @param waits the time that passed between the attempts
 * @param requests what the service received
 * @param before the transfers, registrations and validation events before, with their states
 * @param after the same now
 */
record Seen(
    @Nullable TransfersException failure,
    List<Attempt> attempts,
    List<Duration> waits,
    List<RecordedRequest> requests,
    Map<String, String> before,
    Map<String, String> after) {

  boolean isCarriedOut() {
    return !before.equals(after);
  }

  /** As a cell of each of three columns: attempts, waits, result. */
  String inWords() {
    String result = failure == null ? "success" : failure.getClass().getSimpleName();
    return attempts.size() + " | " + Repetition.describe(waits) + " | " + result;
  }
}
