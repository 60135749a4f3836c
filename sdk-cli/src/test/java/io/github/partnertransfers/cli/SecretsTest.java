package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command with all output options and searches the output for secrets. */
class SecretsTest extends SimulatorTest {
  private final List<String> printed = new ArrayList<>();

  @TempDir private Path home;

  private void run(CliRunner cli, String line) {
    for (String flags : List.of("", " -o json", " --verbose", " --verbose -o json", " --help")) {
      if (line.equals("webhooks test")) {
        // The service accepts two per minute.
        simulator.clock().advance(Duration.ofMinutes(1));
      }
      printed.add(cli.withInput("{\"status\": \"x\"}").run(args(line + flags)).all());
    }
  }

  /** Also covers the files of a batch. */
  private void runBatch(CliRunner cli) {
    Path plan = home.resolve("plan-" + printed.size() + ".jsonl");
    String row =
        "{\"customer\":\"%s\",\"source\":\"%s\",\"target\":\"%s\",\"subscription\":\"%s\"}"
            .formatted(
                customer.tenantId(),
                simulator.sourcePartner().tenantId(),
                simulator.targetPartner().tenantId(),
                customer.addSubscription("Teams").id());
    cli.withInput(row);
    printed.add(cli.run("batch", "plan", "-", "-o", plan.toString(), "--verbose").all());
    for (String command : List.of("run", "report", "report -o json", "report -o csv")) {
      printed.add(cli.run(args("batch " + command + " " + plan + " --verbose")).all());
    }
    printed.add(cli.run(args("batch run " + plan + " --wait --timeout 30ms --verbose")).all());
    Path table = home.resolve(plan.getFileName() + ".csv");
    writeString(
        table,
        "customer,transfer\n"
            + customer.tenantId()
            + ","
            + simulator.sourceCreates(customer, customer.addSubscription("Project")));
    for (String command : List.of("accept", "reject -o csv", "cancel -o json", "withdraw")) {
      printed.add(cli.run(args("batch " + command + " " + table + " --verbose")).all());
    }
    for (Path file :
        List.of(
            plan,
            home.resolve(plan.getFileName() + ".ledger"),
            home.resolve(table.getFileName() + ".accept.ledger"))) {
      if (Files.exists(file)) {
        printed.add(readString(file));
      }
    }
  }

  private static void writeString(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readString(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runAll(CliRunner cli) {
    runBatch(cli);
    String id = simulator.sourceCreates(customer, customer.addSubscription("Project"));
    String customerFlag = " --customer " + customer.tenantId();
    run(cli, "eligibility" + customerFlag);
    run(cli, "list" + customerFlag);
    run(cli, "drift" + customerFlag);
    run(cli, "watch --interval 10ms --timeout 30ms" + customerFlag);
    run(cli, "watch --interval 10ms --timeout 30ms " + transferFlags(id));
    run(
        cli,
        "create%s --source %s --target %s --subscription %s"
            .formatted(
                customerFlag,
                simulator.sourcePartner().tenantId(),
                simulator.targetPartner().tenantId(),
                customer.addSubscription("Visio").id()));
    for (String command :
        List.of("get", "reject", "cancel", "accept", "withdraw", "update --file -")) {
      run(cli, command + " " + transferFlags(id));
      run(cli, command + " " + transferFlags(UNKNOWN));
    }
    for (String command : List.of("events", "show", "test", "test --id " + UNKNOWN)) {
      run(cli, "webhooks " + command);
    }
    run(cli, "webhooks register --url https://partner.example.com --event create-transfer");
    run(cli, "webhooks update --url https://partner.example.com --event test-created");
    run(cli, "get --customer nonsense");
    run(cli, "frobnicate");
    printed.add(cli.run("--help").all());
    printed.add(cli.run("--version").all());
  }

  private void runLogins(CliRunner cli) {
    cli.with("XDG_CONFIG_HOME", home.toString());
    for (String command : List.of("whoami", "doctor", "login", "logout")) {
      run(cli, command);
    }
  }

  @Test
  @OffContract("a page in place of JSON, among all that can go wrong")
  void noCommandPrintsASecret() {
    SimulatedPartner source = simulator.sourcePartner();
    String token = simulator.tokens().issue(source);
    simulator.logins().deviceCodeInterval(Duration.ZERO);
    simulator.onRequest(
        request -> simulator.logins().pendingUserCodes().forEach(simulator.logins()::approve));
    runAll(source());
    runLogins(source());
    runAll(source().with("PARTNER_CENTER_REFRESH_TOKEN", source.refreshToken()));
    runAll(source().with("PARTNER_CENTER_ACCESS_TOKEN", token));
    runAll(target());
    runAll(source().with("PARTNER_CENTER_CLIENT_SECRET", "hunter2-wrong"));
    runAll(source().with("PARTNER_CENTER_REFRESH_TOKEN", "hunter2-wrong"));
    runLogins(source().with("PARTNER_CENTER_REFRESH_TOKEN", "hunter2-wrong"));
    simulator.faults().always(Fault.connectionReset());
    simulator.faults().always(Operation.LIST, Fault.answer(500, "Bearer " + token));
    runAll(source());
    simulator.faults().always(Fault.pageInsteadOfJson());
    runAll(source());

    // Covers the given secrets and those that the simulator issued.
    String all = String.join("\n", printed);
    String startOfEveryToken = token.substring(0, token.indexOf('.'));
    assertThat(all).hasSizeGreaterThan(100_000);
    assertThat(all)
        .doesNotContain("simulated-secret", "simulated-refresh", startOfEveryToken)
        .doesNotContain("hunter2")
        .doesNotContain("Authorization", "Bearer ");
    assertThat(List.of(source.clientSecret(), source.refreshToken()))
        .allMatch(secret -> secret.startsWith("simulated-"));
  }
}
