package io.github.partnertransfers.cli;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallListener;
import java.util.Map;

/** Logs each request on stderr: when, what, how it ended; never what was sent or answered. */
final class AttemptLog implements CallListener {
  private static final Map<String, String> METHODS =
      Map.of(
          "getTransfersEligibility", "GET",
          "listTransfers", "GET",
          "getTransfer", "GET",
          "createTransfer", "POST",
          "acceptTransfer", "POST",
          "updateTransfer", "PATCH",
          "withdrawTransfer", "DELETE");

  private final Surroundings surroundings;

  AttemptLog(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    log(surroundings, attempt);
  }

  static void log(Surroundings surroundings, Attempt attempt) {
    surroundings.say(
        Times.preciseTime(surroundings.tempo().clock().instant()) + "  " + describe(attempt));
  }

  static String describe(Attempt attempt) {
    // What the service says about an error is part of a body; without an answer the words are ours.
    boolean ours = attempt.status() == null || FailureWords.isLogin(attempt);
    String result = ours ? String.valueOf(attempt.problem()) : "HTTP " + attempt.status();
    return METHODS.getOrDefault(attempt.operation(), "")
        + " "
        + attempt.operation()
        + "  attempt "
        + attempt.number()
        + "  waited "
        + attempt.waited().toMillis()
        + " ms  "
        + result
        + "  in "
        + attempt.duration().toMillis()
        + " ms";
  }
}
