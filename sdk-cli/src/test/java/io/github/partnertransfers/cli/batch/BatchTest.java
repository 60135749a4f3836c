package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedTransfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests that plan and run batches against the simulator. */
abstract class BatchTest extends SimulatorTest {
  static final String HEADER = "reference,customer,source,target,subscription\n";

  @TempDir Path folder;

  /** Request ids that were sent without a line in the ledger. */
  private final Set<String> unrecorded = ConcurrentHashMap.newKeySet();

  Path plan() {
    return folder.resolve("plan.jsonl");
  }

  Path ledger() {
    return folder.resolve("plan.jsonl.ledger");
  }

  static String row(String reference, String customerId, String subscriptionId) {
    return String.join(
            ",",
            reference,
            customerId,
            simulator.sourcePartner().tenantId(),
            simulator.targetPartner().tenantId(),
            subscriptionId)
        + "\n";
  }

  /** Returns a table with a row for each subscription of new customers. */
  static String tableOf(int customers, int subscriptionsOfEach) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < customers; i++) {
      SimulatedCustomer each = simulator.addCustomer("Customer " + i);
      for (int j = 0; j < subscriptionsOfEach; j++) {
        csv.append(row("R" + i + "-" + j, each.tenantId(), each.addSubscription("Visio").id()));
      }
    }
    return csv.toString();
  }

  CliRunner.Result plan(String table, String... options) {
    List<String> arguments = new ArrayList<>(List.of("batch", "plan", "-", "-o", plan() + ""));
    arguments.addAll(List.of(options));
    return source().withInput(table).run(arguments.toArray(String[]::new));
  }

  CliRunner.Result run(String... options) {
    return batch("run", options);
  }

  CliRunner.Result report(String... options) {
    return batch("report", options);
  }

  private CliRunner.Result batch(String command, String... options) {
    return batch(source(), command, plan() + "", options);
  }

  static CliRunner.Result batch(CliRunner cli, String command, String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("batch", command, file));
    arguments.addAll(List.of(options));
    return cli.run(arguments.toArray(String[]::new));
  }

  List<String> ledgerLines() throws IOException {
    return Files.readAllLines(ledger());
  }

  /** Asserts that each planned subscription is in exactly one transfer. */
  static void assertTransfers(int expected) {
    assertThat(simulator.transfers()).hasSize(expected);
    List<String> subscriptions = new ArrayList<>();
    for (SimulatedTransfer transfer : simulator.transfers()) {
      tree(transfer.json())
          .getAsJsonObject()
          .getAsJsonArray("lineItems")
          .forEach(
              item ->
                  subscriptions.add(item.getAsJsonObject().get("subscriptionId").getAsString()));
    }
    assertThat(subscriptions).doesNotHaveDuplicates();
  }

  /** Returns a command in a process of its own, as the source partner. */
  ProcessBuilder process(List<String> prefix, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("batch", command));
    all.addAll(List.of(arguments));
    ProcessBuilder builder =
        TransfersProcess.of(simulator.url(), simulator.loginUrl(), folder, prefix, all);
    SimulatedPartner partner = simulator.sourcePartner();
    builder.environment().put("PARTNER_CENTER_TENANT_ID", partner.tenantId());
    builder.environment().put("PARTNER_CENTER_CLIENT_ID", partner.clientId());
    builder.environment().put("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret());
    return builder;
  }

  /** Notes whether the ledger has a line for a create, while it is answered. */
  void recordSent(RecordedRequest request) {
    if (request.operation() == Operation.CREATE) {
      String id = request.header("MS-RequestId").orElse("");
      if (!ledgerText().contains("{\"requestId\":\"" + id + "\",\"state\":\"sending\"")) {
        unrecorded.add(id);
      }
    }
  }

  private String ledgerText() {
    try {
      return Files.readString(ledger());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts that the ledger had each request first, and that each transfer had one request id. */
  void assertRequestsWereRecorded(int transfers) {
    assertThat(unrecorded).isEmpty();
    assertThat(
            simulator.requests(Operation.CREATE).stream()
                .map(request -> request.header("MS-RequestId").orElse(""))
                .distinct())
        .hasSize(transfers);
  }
}
