package io.github.partnertransfers.cli;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process with a fake environment, terminal and streams. */
public final class CliRunner {
  /** The system clock with very short delays, and no pauses. */
  public static final Timing FAST =
      new Timing(
          InstantSource.system(),
          RetryPolicy.builder()
              .baseDelay(Duration.ofNanos(1))
              .maxDelay(Duration.ofNanos(1))
              .build(),
          Duration.ofMillis(1),
          Duration.ofMillis(40),
          duration -> {});

  public record Result(int exitCode, String out, String err) {
    public String all() {
      return out + err;
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private final List<Runnable> interrupts = new ArrayList<>();
  private FakeTerminal terminal = FakeTerminal.NONE;
  private byte[] input = {};
  private Timing timing = FAST;

  /** Returns a runner without settings, and without the sign-in of who runs the tests. */
  public CliRunner() {
    with("PARTNER_CENTER_TOKEN_STORE", "file");
    with("XDG_CONFIG_HOME", "target/no-sign-in");
    with("LANG", "C.UTF-8");
  }

  /** Returns a runner that logs in as a partner of a simulator. */
  public static CliRunner forPartner(SimulatedPartner partner, PartnerCenterSimulator simulator) {
    return new CliRunner()
        .with("PARTNER_CENTER_BASE_URL", simulator.url())
        .with("PARTNER_CENTER_LOGIN_URL", simulator.loginUrl())
        .with("PARTNER_CENTER_TENANT_ID", partner.tenantId())
        .with("PARTNER_CENTER_CLIENT_ID", partner.clientId())
        .with("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret());
  }

  public CliRunner with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public CliRunner without(String variable) {
    environment.remove(variable);
    return this;
  }

  public CliRunner withTerminal(FakeTerminal newTerminal) {
    terminal = newTerminal;
    return this;
  }

  public CliRunner withClock(InstantSource clock) {
    timing =
        new Timing(
            clock, FAST.retryPolicy(), FAST.demoPause(), FAST.processingTime(), FAST.sleeper());
    return this;
  }

  /** Replaces the pauses between requests. */
  public CliRunner withSleeper(Sleeper sleeper) {
    timing =
        new Timing(
            FAST.clock(), FAST.retryPolicy(), FAST.demoPause(), FAST.processingTime(), sleeper);
    return this;
  }

  public CliRunner withInput(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  public Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = run(out, err, args);
    return new Result(exitCode, out.toString(), err.toString());
  }

  public int run(StringWriter out, StringWriter err, String... args) {
    return Transfers.run(context(new PrintWriter(out, true), new PrintWriter(err, true)), args);
  }

  public CliContext context(PrintWriter out, PrintWriter err) {
    return new CliContext(
        new ByteArrayInputStream(input),
        out,
        err,
        Map.copyOf(environment),
        terminal,
        action -> {
          interrupts.add(action);
          return () -> interrupts.remove(action);
        },
        timing,
        "./transfers");
  }

  /** Returns the registered actions; running them simulates Ctrl-C. */
  public List<Runnable> interrupts() {
    return interrupts;
  }
}
