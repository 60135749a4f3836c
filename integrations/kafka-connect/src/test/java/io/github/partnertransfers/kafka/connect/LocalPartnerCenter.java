package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Partner Center for {@code run-locally}: writes what a connector needs into a folder, then
 * creates a transfer every two seconds and accepts it, until the process ends.
 */
public final class LocalPartnerCenter {
  private LocalPartnerCenter() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
    List<SimulatedCustomer> customers =
        List.of(simulator.addCustomer("Contoso"), simulator.addCustomer("Fabrikam"));
    Files.write(
        folder.resolve("customers"), customers.stream().map(SimulatedCustomer::tenantId).toList());
    Files.writeString(
        folder.resolve("partner-center.properties"),
        "client.secret=" + simulator.sourcePartner().clientSecret() + "\n");
    Files.writeString(
        folder.resolve("connector.json"),
        """
        {
          "connector.class": "io.github.partnertransfers.kafka.connect.TransferSourceConnector",
          "tasks.max": "2",
          "api.url": "%s",
          "login.url": "%s",
          "tenant.id": "%s",
          "client.id": "%s",
          "client.secret": "${file:%s:client.secret}",
          "customers.file": "%s",
          "poll.interval.ms": "500",
          "topic": "transfers"
        }
        """
            .formatted(
                simulator.url(),
                simulator.loginUrl(),
                simulator.sourcePartner().tenantId(),
                simulator.sourcePartner().clientId(),
                folder.resolve("partner-center.properties"),
                folder.resolve("customers")));
    while (true) {
      for (SimulatedCustomer customer : customers) {
        String transfer =
            simulator.sourceCreates(customer, customer.addSubscription("Microsoft 365"));
        Thread.sleep(2_000);
        simulator.partnerAccepts(transfer);
      }
    }
  }
}
