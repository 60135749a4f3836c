package io.github.partnertransfers.cli.doctor;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.config.Credential;
import io.github.partnertransfers.cli.login.LoginAdvice;
import io.github.partnertransfers.cli.login.TokenCapture;
import io.github.partnertransfers.cli.login.TokenClaims;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Finds out why a command doesn't work: runs checks in order, each with what to do about it. */
public final class Doctor {
  private static final Duration LARGE_SKEW = Duration.ofMinutes(5);
  private static final Duration SMALL_SKEW = Duration.ofMinutes(1);
  private static final String SETTINGS_ADVICE =
      "Set the variables that transfers --help names, or sign in: transfers login.";

  private final CliContext context;
  private final ConnectionOptions connection;
  private final @Nullable String customerId;
  private final List<Check> checks = new ArrayList<>();

  /**
   * Creates a doctor.
   *
   * @param customerId a customer whose transfers are listed; null to read the events of webhooks
   */
  public Doctor(CliContext context, ConnectionOptions connection, @Nullable String customerId) {
    this.context = context;
    this.connection = connection;
    this.customerId = customerId;
  }

  /** Runs the checks. */
  public List<Check> run() {
    Cloud cloud = connection.cloud(context);
    Credential credential = settings();
    HostCheck hosts = new HostCheck(connection.network(context));
    HostCheck.Answer login = hosts.run("login host", HttpUrl.get(cloud.loginUrl()));
    checks.add(login.check());
    checks.add(hosts.run("API host", HttpUrl.get(cloud.apiUrl())).check());
    checks.add(clock(login.date()));
    if (credential == null) {
      skip("there is no credential", "token", "audience", "MFA", "API");
    } else {
      TokenCapture token = new TokenCapture();
      MfaHeader mfa = new MfaHeader();
      try (TransfersClient client = connection.client(context, credential, token, mfa)) {
        service(client, cloud, token, mfa);
      }
    }
    return List.copyOf(checks);
  }

  private @Nullable Credential settings() {
    try {
      Credential credential = connection.credential(context);
      checks.add(Check.ok("settings", credential.description()));
      return credential;
    } catch (BadInputException e) {
      String problem = String.valueOf(e.getMessage());
      checks.add(Check.failed("settings", problem, SETTINGS_ADVICE, ExitCode.BAD_INPUT));
      return null;
    }
  }

  private Check clock(@Nullable Instant date) {
    if (date == null) {
      return Check.skipped("clock", "no response to compare with");
    }
    Duration skew = Duration.between(date, context.now());
    String detail =
        TimeFormat.duration(skew.abs())
            + (skew.isNegative() ? " behind the login host" : " ahead of the login host");
    String advice = "Correct the clock of this computer: logins with certificates need it.";
    if (skew.abs().compareTo(LARGE_SKEW) >= 0) {
      return Check.failed("clock", detail, advice, ExitCode.NOT_AUTHORIZED);
    }
    return skew.abs().compareTo(SMALL_SKEW) >= 0
        ? Check.warning("clock", detail, advice)
        : Check.ok("clock", "right within a minute");
  }

  private void service(TransfersClient client, Cloud cloud, TokenCapture token, MfaHeader mfa) {
    try {
      client.warmUp();
    } catch (TransfersException e) {
      checks.add(failed("token", e, cloud));
      skip("there is no token", "audience", "MFA", "API");
      return;
    }
    TokenClaims claims = token.claims();
    checks.add(Check.ok("token", describe(claims)));
    checks.add(audience(claims, cloud));
    Check read = read(client, cloud);
    checks.add(mfa(claims, mfa.isCompliant()));
    checks.add(read);
  }

  private static String describe(@Nullable TokenClaims claims) {
    if (claims == null) {
      return "obtained; its claims are not readable";
    }
    String who = claims.isUser() ? "user " + claims.user() : "the application alone";
    String permissions = String.join(" ", claims.permissions());
    return Text.clean(
        "of "
            + who
            + " in tenant "
            + claims.tenantId()
            + ", "
            + (permissions.isEmpty() ? "no roles" : permissions));
  }

  private static Check audience(@Nullable TokenClaims claims, Cloud cloud) {
    String audience = claims == null ? null : claims.audience();
    if (audience == null) {
      return Check.skipped("audience", "the token does not name it");
    }
    return audience.equalsIgnoreCase(cloud.audience())
        ? Check.ok("audience", audience)
        : Check.failed(
            "audience",
            Text.clean(audience),
            "The service accepts tokens for " + cloud.audience() + " only.",
            ExitCode.NOT_AUTHORIZED);
  }

  /** The service's word counts more than the token's. */
  private static Check mfa(@Nullable TokenClaims claims, @Nullable Boolean confirmed) {
    if (claims != null && !claims.isUser()) {
      return Check.skipped("MFA", "only users have it");
    }
    Boolean ofToken = claims == null ? null : Boolean.valueOf(claims.hasMfa());
    Boolean hasMfa = confirmed == null ? ofToken : confirmed;
    if (hasMfa == null) {
      return Check.skipped("MFA", "neither the token nor the service tells");
    }
    String source =
        confirmed == null ? "by the token; the service does not tell" : "by the service";
    return hasMfa
        ? Check.ok("MFA", "confirmed " + source)
        : Check.failed(
            "MFA",
            "missing " + source,
            "Sign in again with multifactor authentication: transfers login.",
            ExitCode.NOT_AUTHORIZED);
  }

  private Check read(TransfersClient client, Cloud cloud) {
    try {
      if (customerId == null) {
        int events = harmless(client.webhooks().events()).size();
        return Check.ok("API", "read " + Text.count(events, "event") + " of webhooks");
      }
      int transfers = harmless(client.customer(customerId).list()).size();
      return Check.ok("API", "read " + Text.count(transfers, "transfer"));
    } catch (TransfersException e) {
      return failed("API", e, cloud);
    }
  }

  private static <T> T harmless(TransferCall<T> read) {
    CallOptions options = CallOptions.builder().headers(Map.of(MfaHeader.REQUEST, "true")).build();
    return read.with(options).execute();
  }

  private static Check failed(String name, TransfersException failure, Cloud cloud) {
    String advice = LoginAdvice.of(failure);
    int exitCode = ExitCode.of(failure);
    if (advice == null && exitCode == ExitCode.NOT_AUTHORIZED && name.equals("API")) {
      advice =
          "Give the application or the user a role in Partner Center, such as admin agent; indirect"
              + " resellers have no access to the API.";
    }
    return Check.failed(name, ErrorMessages.problem(failure, cloud), advice, exitCode);
  }

  private void skip(String reason, String... names) {
    for (String name : names) {
      checks.add(Check.skipped(name, reason));
    }
  }
}
