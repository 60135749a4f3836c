package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.List;

/** A simulator, and a client of each of the two partners; they serve one story after another. */
final class StoryFixture implements AutoCloseable {
  private static final int CUSTOMERS_PER_RESET = 10;

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final NothingLeaks leaks = new NothingLeaks();
  private final TransfersClient source = client(simulator.sourcePartner());
  private final TransfersClient target = client(simulator.targetPartner());
  private int customers;

  StoryFixture() {
    SimulatorClients.holdRequestsToContract(simulator); // The stories' faults spoil the answers.
  }

  private TransfersClient client(SimulatedPartner partner) {
    TransfersClient client =
        SimulatorClients.builder(simulator, partner)
            .httpClient(leaks.http())
            .credential(
                request -> AccessToken.of(simulator.tokens().issue(partner), Duration.ofHours(1)))
            .retryPolicy(
                RetryPolicy.builder()
                    .baseDelay(Duration.ZERO)
                    .maxDelay(Duration.ZERO)
                    .budget(Integer.MAX_VALUE)
                    .build())
            .build();
    return leaks.closing(client);
  }

  PartnerCenterSimulator simulator() {
    return simulator;
  }

  TransfersClient source() {
    return source;
  }

  TransfersClient target() {
    return target;
  }

  /** A customer of whom nothing is known yet. */
  SimulatedCustomer newCustomer() {
    if (customers++ % CUSTOMERS_PER_RESET == 0) {
      simulator.reset();
      // A reset revokes the tokens; a story begins with good ones.
      String anyone = simulator.customer().tenantId();
      List.of(source, target).forEach(client -> client.customer(anyone).list().execute());
    }
    return simulator.addCustomer("Customer " + customers);
  }

  /** Orders what happens to the next requests of an operation, and nothing to any other. */
  void order(Operation operation, Step step) {
    simulator.faults().clear();
    step.troubles().forEach(trouble -> simulator.faults().next(operation, trouble.fault()));
  }

  void assertNothingInUse() {
    leaks.assertNothingInUse();
  }

  @Override
  public void close() {
    try {
      leaks.end();
    } finally {
      simulator.close();
    }
  }
}
