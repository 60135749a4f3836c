package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The base of tests that do something with many transfers. */
abstract class ActionTest extends BatchTest {
  static final String TRANSFERS_HEADER = "customer,transfer\n";

  Path table() {
    return folder.resolve("transfers.csv");
  }

  Path ledger(BatchAction action) {
    return folder.resolve("transfers.csv." + action.label() + ".ledger");
  }

  static CliRunner partner(BatchAction action) {
    return action == BatchAction.WITHDRAW ? source() : target();
  }

  static Operation operation(BatchAction action) {
    return switch (action) {
      case ACCEPT -> Operation.ACCEPT;
      case WITHDRAW -> Operation.WITHDRAW;
      case REJECT, CANCEL -> Operation.UPDATE;
    };
  }

  CliRunner.Result run(BatchAction action, String... options) {
    return batch(partner(action), action.label(), table().toString(), options);
  }

  /** Creates transfers that the action is possible on, and writes their table. */
  List<String> transfers(BatchAction action, int count) throws IOException {
    List<String> ids = new ArrayList<>();
    StringBuilder csv = new StringBuilder(TRANSFERS_HEADER);
    for (int i = 0; i < count; i++) {
      SimulatedCustomer each = simulator.addCustomer("Customer " + i);
      ids.add(
          action == BatchAction.CANCEL
              ? simulator.targetRequests(each)
              : simulator.sourceCreates(each, each.addSubscription("Visio")));
      csv.append(each.tenantId()).append(',').append(ids.get(i)).append('\n');
    }
    Files.writeString(table(), csv);
    return ids;
  }

  static List<String> requestIds(BatchAction action) {
    return simulator.requests(operation(action)).stream()
        .map(request -> request.header("MS-RequestId").orElse(""))
        .toList();
  }

  static void assertDone(BatchAction action, int transfers) {
    String status =
        switch (action) {
          case ACCEPT -> "Complete";
          case REJECT -> "Reject";
          case CANCEL -> "Cancel";
          case WITHDRAW -> "";
        };
    if (status.isEmpty()) {
      assertThat(simulator.transfers()).isEmpty();
    } else {
      assertThat(simulator.transfers())
          .hasSize(transfers)
          .allMatch(transfer -> transfer.status().equals(status));
    }
  }
}
