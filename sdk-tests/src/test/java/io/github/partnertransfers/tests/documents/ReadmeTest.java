package io.github.partnertransfers.tests.documents;

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

/** What README.md shows first runs and does what it says. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final int MOST_LINES = 15;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final Block example;

  ReadmeTest() throws Exception {
    example = MarkdownFile.of(ROOT, "README.md").blocks("java").get(0);
  }

  @Test
  void exampleIsShort() {
    assertThat(example.text().lines()).hasSizeBetween(1, MOST_LINES);
  }

  @Test
  void exampleMovesASubscription(@TempDir Path directory) throws Exception {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      acceptWhatIsCreated(simulator);
      SimulatedPartner source = simulator.sourcePartner();

      String printed =
          printedBy(
              () ->
                  onAnyCloud()
                      .run(
                          Map.of(
                              "cloud", SimulatorClients.cloud(simulator),
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

  private JavaBlock onAnyCloud() {
    assertThat(example.text()).contains("Cloud.GLOBAL");
    return new JavaBlock(
        new Block(
            example.file(),
            example.line(),
            example.language(),
            example.text().replace("Cloud.GLOBAL", "cloud")));
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
