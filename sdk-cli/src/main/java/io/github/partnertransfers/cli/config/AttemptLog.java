package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.TimeFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs each login and each attempt on stderr: time, operation and result, but no header and no
 * body.
 */
public final class AttemptLog implements CallListener {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("getTransfersEligibility", "GET"),
          Map.entry("listTransfers", "GET"),
          Map.entry("getTransfer", "GET"),
          Map.entry("createTransfer", "POST"),
          Map.entry("acceptTransfer", "POST"),
          Map.entry("updateTransfer", "PATCH"),
          Map.entry("withdrawTransfer", "DELETE"),
          Map.entry("listWebhookEvents", "GET"),
          Map.entry("getWebhookRegistration", "GET"),
          Map.entry("createWebhookRegistration", "POST"),
          Map.entry("updateWebhookRegistration", "PUT"),
          Map.entry("createWebhookValidationEvent", "POST"),
          Map.entry("getWebhookValidationEvent", "GET"));

  private final CliContext context;

  AttemptLog(CliContext context) {
    this.context = context;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    context.log(TimeFormat.preciseTime(context.now()) + "  " + describe(attempt));
  }

  @Override
  public void loginEnded(TokenRequest request, Duration duration, @Nullable Throwable failure) {
    context.log(
        TimeFormat.preciseTime(context.now())
            + "  login at "
            + URI.create(request.cloud().loginUrl()).getHost()
            + (request.claims() == null ? "" : " after a claims challenge")
            + "  "
            + (failure == null ? "token obtained" : "failed")
            + "  in "
            + duration.toMillis()
            + " ms");
  }

  private static String describe(Attempt attempt) {
    // The service's description of an error is part of a body, so an HTTP error shows its status.
    boolean isLocal = attempt.status() == null || attempt.isLogin();
    String result = isLocal ? String.valueOf(attempt.problem()) : "HTTP " + attempt.status();
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
