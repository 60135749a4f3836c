package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the table of a batch that moves all subscriptions of a simulator. */
final class BatchTable {
  private BatchTable() {}

  static void write(
      String file, PartnerCenterSimulator simulator, List<SimulatedCustomer> customers) {
    StringBuilder table = new StringBuilder("reference,customer,source,target,subscription\n");
    String partners =
        simulator.sourcePartner().tenantId() + "," + simulator.targetPartner().tenantId();
    for (SimulatedCustomer customer : customers) {
      for (SimulatedSubscription each : customer.subscriptions()) {
        if (each.state() == SubscriptionState.ACTIVE) {
          // None of these names and ids has a character that CSV quotes.
          table.append(
              String.join(",", customer.name(), customer.tenantId(), partners, each.id()) + "\n");
        }
      }
    }
    try {
      Files.writeString(Path.of(file), table);
    } catch (IOException e) {
      throw new BadInputException("cannot write " + file + ": " + FileErrors.reason(e));
    }
  }
}
