package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.File;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Kills a desk with a database in a file, and starts it again. */
@Timeout(120)
class RestartTest {
  private static final int TRANSFERS = 60;

  @TempDir Path folder;

  private final List<String> transfers = new ArrayList<>();

  @Test
  void keepsEachUpdateOnceOverAKill() throws Exception {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      SimulatedCustomer customer = simulator.customer();
      int port = freePort();
      Map<String, String> settings =
          Map.of(
              "spring.datasource.url",
              "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("desk")),
              "server.port",
              String.valueOf(port));
      DeskClient client = new DeskClient(port);
      Process process = startProcess(simulator, settings);
      try {
        awaitStart(process, client, customer);
        createTransfers(simulator, customer);
        // In the middle of the updates.
        client.awaitEvent(data -> data.contains(transfers.get(TRANSFERS / 3)));
      } finally {
        process.destroyForcibly().waitFor();
      }

      transfers.forEach(simulator::partnerRejects);
      try (ConfigurableApplicationContext desk =
          SimulatedDesk.start(simulator, simulator.sourcePartner(), settings)) {
        Set<String> missing = new HashSet<>(transfers);
        client.awaitEvent(
            data -> {
              missing.removeIf(transfer -> data.contains(transfer) && data.contains("Reject"));
              return missing.isEmpty();
            });
        // Twice is once too often: a transfer that was seen before the kill appeared once.
        List<DeskStore.Update> updates = desk.getBean(DeskStore.class).updates(customer.tenantId());
        assertThat(updates).extracting(DeskStore.Update::transfer).doesNotHaveDuplicates();
        assertThat(updates)
            .filteredOn(update -> update.kind().equals("APPEARED"))
            .hasSize(TRANSFERS);
        assertThat(updates).extracting(DeskStore.Update::kind).contains("ENDED");
      }
    }
  }

  private void createTransfers(PartnerCenterSimulator simulator, SimulatedCustomer customer) {
    for (int i = 0; i < TRANSFERS; i++) {
      transfers.add(simulator.sourceCreates(customer, customer.addSubscription("Plan " + i)));
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process startProcess(
      PartnerCenterSimulator simulator, Map<String, String> settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(TransferDeskApplication.class.getName());
    command.addAll(
        List.of(SimulatedDesk.arguments(simulator, simulator.sourcePartner(), settings)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("target/restart-test.log"))
        .start();
  }

  /** Adds the customer as soon as the desk answers. */
  private static void awaitStart(Process process, DeskClient client, SimulatedCustomer customer)
      throws Exception {
    String body =
        "{\"tenantId\":\"%s\",\"name\":\"%s\"}".formatted(customer.tenantId(), customer.name());
    while (true) {
      try {
        assertThat(client.post("/api/customers", "application/json", body).statusCode())
            .isEqualTo(200);
        return;
      } catch (ConnectException e) {
        assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
      }
    }
  }
}
