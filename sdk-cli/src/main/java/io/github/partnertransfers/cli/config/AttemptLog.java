package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.output.TimeFormat;
import java.util.Map;

/** Logs each request on stderr: when, what, how it ended; never what was sent or answered. */
public final class AttemptLog implements CallListener {
  private static final Map<String, String> METHODS =
      Map.of(
          "getTransfersEligibility", "GET",
          "listTransfers", "GET",
          "getTransfer", "GET",
          "createTransfer", "POST",
          "acceptTransfer", "POST",
          "updateTransfer", "PATCH",
          "withdrawTransfer", "DELETE");

  private final CliContext surroundings;

  public AttemptLog(CliContext surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    log(surroundings, attempt);
  }

  static void log(CliContext surroundings, Attempt attempt) {
    surroundings.say(
        TimeFormat.preciseTime(surroundings.tempo().clock().instant()) + "  " + describe(attempt));
  }

  static String describe(Attempt attempt) {
    // What the service says about an error is part of a body; without an answer the words are ours.
    boolean ours = attempt.status() == null || ErrorMessages.isLogin(attempt);
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
