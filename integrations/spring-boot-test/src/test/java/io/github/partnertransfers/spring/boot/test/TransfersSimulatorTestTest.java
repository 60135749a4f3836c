package io.github.partnertransfers.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.spring.boot.TransferListener;
import io.github.partnertransfers.spring.boot.TransferWatch;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** One annotation runs an application against the simulator. */
@TransfersSimulatorTest({
  "partner-center.transfers.watch.interval=10ms",
  "desk.title=Transfers of a test"
})
@Timeout(60)
class TransfersSimulatorTestTest {
  @Autowired private PartnerCenterSimulator simulator;
  @Autowired private TransfersClient client;
  @Autowired private TransferWatch watch;
  @Autowired private Desk desk;

  @Configuration
  @EnableAutoConfiguration
  static class Desk {
    final BlockingQueue<TransferUpdate> updates = new LinkedBlockingQueue<>();

    @Value("${desk.title}")
    String title = "";

    @TransferListener
    void update(TransferUpdate update) {
      updates.add(update);
    }
  }

  @RepeatedTest(2)
  void resetsTheSimulatorBeforeEachTest() {
    SimulatedCustomer customer = simulator.customer();
    assertThat(client.customer(customer.tenantId()).list().execute()).isEmpty();
    simulator.sourceCreates(customer, customer.subscriptions().get(0));
  }

  @Test
  void callsTheListenersOfTheApplication() throws Exception {
    SimulatedCustomer customer = simulator.customer();
    watch.follow(customer.tenantId());
    String transfer = simulator.sourceCreates(customer, customer.subscriptions().get(0));
    assertThat(desk.updates.take().transferId()).isEqualTo(transfer);
    watch.unfollow(customer.tenantId());
  }

  @Test
  void setsPropertiesOfTheApplication() {
    assertThat(desk.title).isEqualTo("Transfers of a test");
  }
}
