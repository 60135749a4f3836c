package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {
  /** Runs the command in a thread, waits for its output, runs an action and interrupts it. */
  private static int runUntilPrinted(StringWriter out, Runnable meanwhile, String... args)
      throws Exception {
    CountDownLatch printed = new CountDownLatch(1);
    PrintWriter writer =
        new PrintWriter(out) {
          @Override
          public void flush() {
            super.flush();
            printed.countDown();
          }
        };
    CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    CliContext context = new CliRunner().context(writer, new PrintWriter(new StringWriter()));
    Thread thread = new Thread(() -> exitCode.complete(Transfers.run(context, args)));
    thread.start();
    printed.await();
    try {
      meanwhile.run();
    } finally {
      thread.interrupt();
    }
    return exitCode.get();
  }

  @Test
  void printedEnvironmentWorks() throws Exception {
    StringWriter out = new StringWriter();
    StringBuilder listed = new StringBuilder();
    int exitCode =
        runUntilPrinted(
            out,
            () -> {
              CliRunner cli = new CliRunner();
              out.toString()
                  .lines()
                  .dropWhile(line -> !line.contains("be the source partner"))
                  .takeWhile(line -> !line.isEmpty())
                  .filter(line -> line.startsWith("  export "))
                  .map(line -> line.substring("  export ".length()).split("=", 2))
                  .forEach(pair -> cli.with(pair[0], pair[1]));
              String command =
                  out.toString()
                      .lines()
                      .filter(line -> line.startsWith("  ./transfers eligibility"))
                      .findFirst()
                      .orElseThrow()
                      .strip()
                      .substring("./transfers ".length());
              listed.append(cli.run(command.split(" ", -1)).out());
            },
            "simulate");
    assertThat(exitCode).isZero();
    assertThat(listed).contains("4 of 6 subscriptions may be transferred.");
    assertThat(out.toString())
        .contains("be the target partner", "--subscription", "POST /login/")
        .contains("GET /v1/customers/");
  }

  @Test
  void jsonHasTheEnvironments() throws Exception {
    StringWriter out = new StringWriter();
    runUntilPrinted(out, () -> {}, "simulate", "-o", "json");
    JsonObject json = SimulatorTest.tree(out.toString()).getAsJsonObject();
    assertThat(json.get("url").getAsString()).startsWith("http://127.0.0.1:");
    assertThat(json.getAsJsonArray("activeSubscriptions")).hasSize(4);
    assertThat(json.getAsJsonObject("targetEnvironment").has("PARTNER_CENTER_CLIENT_SECRET"))
        .isTrue();
  }

  @Test
  void portInUse() {
    try (PartnerCenterSimulator other = PartnerCenterSimulator.start()) {
      CliRunner.Result result =
          new CliRunner().run("simulate", "--port", Integer.toString(other.port()));
      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("cannot listen on port " + other.port());
    }
  }
}
