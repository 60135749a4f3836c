package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedTransfer;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows compiles, and what it shows first runs and does what it says. */
class ReadmeTest {
  private static final int MOST_LINES = 15;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final String readme = Samples.resource("/README.md");
  private final ReadmeExample example = ReadmeExample.first(readme);

  @Test
  void exampleIsShort() {
    assertThat(example.lines()).hasSizeBetween(1, MOST_LINES);
  }

  @Test
  void exampleMovesASubscription(@TempDir Path directory) throws Exception {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      acceptWhatIsCreated(simulator);
      SimulatedPartner source = simulator.sourcePartner();

      String printed =
          printedBy(
              () ->
                  example.run(
                      SimulatorClients.cloud(simulator),
                      Map.of(
                          "sourceTenantId", source.tenantId(),
                          "targetTenantId", simulator.targetPartner().tenantId(),
                          "clientId", source.clientId(),
                          "clientSecret", source.clientSecret(),
                          "customerId", simulator.customer().tenantId(),
                          "subscriptionId", simulator.customer().subscriptions().get(0).id()),
                      directory));

      assertThat(simulator.transfers())
          .singleElement()
          .extracting(SimulatedTransfer::status)
          .isEqualTo("Complete");
      assertThat(printed.lines()).containsExactly("Complete");
    }
  }

  @Test
  void howToFollowTransfersCompiles(@TempDir Path directory) {
    ReadmeExample.section(readme, "### Follow transfers")
        .compile(
            "TransfersClient client, String customerId, String transferId,"
                + " List<String> customerIds, TransferUpdate last, String auditUri",
            """
            static void show(TransferUpdate update) {}
            static void report(Throwable failure) {}
            """,
            directory);
  }

  /** The other partner is quick: it accepts before the source hears that it has created. */
  private static void acceptWhatIsCreated(PartnerCenterSimulator simulator) {
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.CREATE && request.status() == 201) {
            simulator.partnerAccepts(simulator.transfers().get(0).id());
          }
        });
  }

  private interface Action {
    void run() throws Exception;
  }

  private static String printedBy(Action action) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
