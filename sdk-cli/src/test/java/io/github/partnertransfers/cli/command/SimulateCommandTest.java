package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

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
    assertThat(json.get("pageUrl").getAsString())
        .startsWith(json.get("url").getAsString() + "/#token=");
  }

  /** Sends a request as the page of a simulator does, and returns the response. */
  private static String requestOfPage(String link, String method, String path) {
    String[] parts = link.split("/#token=", 2);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(parts[0] + "/simulator/api/" + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + parts[1])
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String linkOfPage(StringWriter out) {
    return out.toString()
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("/#token="))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void printedLinkIsThatOfThePageWhoseRequestsAreNotLogged() throws Exception {
    StringWriter out = new StringWriter();
    StringBuilder state = new StringBuilder();
    runUntilPrinted(
        out, () -> state.append(requestOfPage(linkOfPage(out), "GET", "state")), "simulate");
    assertThat(state).contains("\"name\":\"Contoso\"");
    assertThat(out.toString()).doesNotContain("/simulator/api");
  }

  @Test
  void resetOnThePageRestoresWhatTheFlagsSay(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("moves.csv");
    Path seeds = folder.resolve("seeds.json");
    Files.writeString(
        seeds,
        "{\"id\": \"67c5b05b-09b5-47ba-9047-5056fe2afa4f\", \"status\": \"Odd\","
            + " \"customerTenantId\": \"823c6c3f-9259-4d51-bae2-5dd06743177f\"}");
    StringWriter out = new StringWriter();
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    runUntilPrinted(
        out,
        () -> {
          String link = linkOfPage(out);
          before.append(requestOfPage(link, "GET", "state?customers=10"));
          // As standard input, it can be read only once.
          seeds.toFile().delete();
          table.toFile().delete();
          requestOfPage(link, "POST", "faults/clear");
          requestOfPage(link, "POST", "limit/remove");
          assertThat(requestOfPage(link, "POST", "reset")).isEqualTo("{}");
          after.append(requestOfPage(link, "GET", "state?customers=10"));
        },
        args(
            "simulate --customers 12 --fault create:503 --scenario throttled --processing-time 7s"
                + " --seed-file "
                + seeds
                + " --write-table "
                + table));
    assertThat(withoutClock(after)).isEqualTo(withoutClock(before));
    assertThat(after).contains("Customer 0012", "status 503", "PT7S", "\"requests\":5", "Odd");
    assertThat(table).doesNotExist();
  }

  private static String withoutClock(CharSequence state) {
    JsonObject json = SimulatorTest.tree(state.toString()).getAsJsonObject();
    json.remove("clock");
    return json.toString();
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

  /** Returns a runner for a partner of a simulator that has printed its guide as JSON. */
  private static CliRunner partner(StringWriter out, String environment) {
    CliRunner cli = new CliRunner();
    SimulatorTest.tree(out.toString())
        .getAsJsonObject()
        .getAsJsonObject(environment)
        .entrySet()
        .forEach(each -> cli.with(each.getKey(), each.getValue().getAsString()));
    return cli;
  }

  private static String customer(StringWriter out) {
    return SimulatorTest.tree(out.toString()).getAsJsonObject().get("customerId").getAsString();
  }

  @Test
  void backgroundSimulatorIsUsedThroughItsVariablesAndStopped() throws Exception {
    CliRunner.Result started = new CliRunner().run("simulate", "--env", "--subscriptions", "1");
    assertThat(started.exitCode()).as(started.err()).isZero();
    CliRunner cli = new CliRunner();
    Map<String, String> variables = new HashMap<>();
    started
        .out()
        .lines()
        .filter(line -> line.startsWith("export "))
        .map(line -> line.substring("export ".length()).split("=", 2))
        .forEach(pair -> variables.put(pair[0], pair[1]));
    variables.forEach(cli::with);
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(variables.get("TRANSFERS_SIMULATOR_PID"))).orElseThrow();
    try {
      String id = variables.get("TRANSFERS_SIMULATOR_CUSTOMER");
      assertThat(cli.run("list", "--customer", id).exitCode()).isZero();
      assertThat(started.out()).contains("as_source() {", "as_target() {");
      String link = variables.get("TRANSFERS_SIMULATOR_PAGE");
      assertThat(link).as("quoted for the shell").startsWith("'").endsWith("'");
      assertThat(requestOfPage(link.substring(1, link.length() - 1), "GET", "state"))
          .contains("\"name\":\"Contoso\"");
    } finally {
      process.destroy();
    }
    assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void backgroundSimulatorThatFailsSaysWhy() {
    CliRunner.Result result = new CliRunner().run("simulate", "--env", "--seed-file", "/nowhere");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("there is no file /nowhere");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void customersAreMovedByAcceptingPartnersFromTheWrittenTable(@TempDir Path folder)
      throws Exception {
    Path table = folder.resolve("moves.csv");
    Path plan = folder.resolve("plan.jsonl");
    StringWriter out = new StringWriter();
    StringBuilder report = new StringBuilder();
    runUntilPrinted(
        out,
        () -> {
          CliRunner cli = partner(out, "sourceEnvironment");
          cli.run("batch", "plan", table.toString(), "-o", plan.toString());
          cli.run("batch", "run", plan.toString());
          report.append(cli.run("batch", "report", plan.toString(), "-o", "csv").out());
        },
        args(
            "simulate -o json --customers 3 --subscriptions 2 --scenario accepting"
                + " --processing-time 1ms --write-table "
                + table));
    assertThat(Files.readAllLines(table)).hasSize(1 + 4 + 2 * 2);
    assertThat(report.toString().lines()).hasSize(1 + 4 + 2 * 2);
    assertThat(report).contains(",Complete,").doesNotContain(",Active,");
  }

  private static String[] args(String line) {
    return line.split(" ", -1);
  }

  @Test
  void orderedFaultsHappen() throws Exception {
    StringWriter out = new StringWriter();
    StringBuilder listed = new StringBuilder();
    runUntilPrinted(
        out,
        () -> {
          CliRunner cli = partner(out, "sourceEnvironment");
          listed.append(cli.run("list", "--customer", customer(out)).err());
          listed.append(cli.run("eligibility", "--customer", customer(out), "--verbose").err());
        },
        args("simulate -o json --fault list:418 --fault eligibility:503:1"));
    assertThat(listed).contains("HTTP 418").containsPattern("Eligibility.*503");
  }

  @Test
  void seedFileIsListedAsItWas(@TempDir Path folder) throws Exception {
    String transfer =
        "{\"id\": \"67c5b05b-09b5-47ba-9047-5056fe2afa4f\", \"status\": \"Odd\","
            + " \"customerTenantId\": \"823c6c3f-9259-4d51-bae2-5dd06743177f\"}";
    Path file = folder.resolve("seed.json");
    Files.writeString(file, "[" + transfer + "]\n" + transfer.replace("67c5b05b", "77c5b05b"));
    StringWriter out = new StringWriter();
    StringBuilder listed = new StringBuilder();
    runUntilPrinted(
        out,
        () ->
            listed.append(
                partner(out, "targetEnvironment")
                    .run(args("list --customer 823c6c3f-9259-4d51-bae2-5dd06743177f -o json"))
                    .out()),
        "simulate",
        "-o",
        "json",
        "--seed-file",
        file.toString());
    assertThat(SimulatorTest.tree(listed.toString()).getAsJsonArray()).hasSize(2);
    assertThat(listed).contains("\"Odd\"");
  }

  @Test
  void logFitsTheTerminal() throws Exception {
    StringWriter out = new StringWriter();
    runUntilPrinted(
        out,
        () -> {
          CliRunner cli = new CliRunner();
          out.toString()
              .lines()
              .filter(line -> line.startsWith("  export "))
              .limit(5)
              .map(line -> line.substring("  export ".length()).split("=", 2))
              .forEach(pair -> cli.with(pair[0], pair[1]));
          cli.run("get", "--customer", UNKNOWN, "--transfer", UNKNOWN);
        },
        "simulate");
    assertThat(out.toString().lines().dropWhile(line -> !line.equals("Requests:")).skip(1))
        .hasSize(2)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.contains("GET /v1/customers/00000000…/transfers/00000000… -> 404"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--customers 0 | --customers must be between 1 and 100000, but is 0",
        "--subscriptions -1 | --subscriptions must be between 1 and 100000",
        "--customers 1000 --subscriptions 1000 | must be at most 100000 in all",
        "--processing-time 5 | '5' is not a duration",
        "--scenario odd | --scenario",
        "--fault list | 'list' must be OPERATION:FAULT[:TIMES]",
        "--fault oops:503 | where OPERATION is any, accept, create",
        "--fault list:oops | names no fault",
        "--fault list:delay=x | 'x' is not a duration",
        "--fault list:silence=9h | 'silence=9h' must be at most 2m",
        "--fault list:503:0 | must happen at least once",
        "--seed-file - | is no transfer with id and customerTenantId",
        "--write-table /nowhere/at/all | --write-table: there is no folder /nowhere/at",
        "--port 65536 | --port must be between 0 and 65535",
      })
  void badFlagIsExplained(String flags, String problem) {
    CliRunner.Result result = new CliRunner().withInput("{}").run(args("simulate " + flags));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(problem);
  }
}
