package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
class MyTransfersTest {
  @Test
  void survivesALostResponse(PartnerCenterSimulator simulator) {
    SimulatedPartner me = simulator.sourcePartner();
    String customer = simulator.customer().tenantId();
    simulator.customer().addSubscription("Visio").quantity(7);
    simulator.processingTime(Duration.ofHours(1));
    simulator.faults().next(Operation.CREATE, Fault.connectionReset().afterEffect());
    Cloud cloud = Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build();
    try (var app = new MyTransfers(cloud, me.tenantId(), me.clientId(), me.clientSecret())) {
      String transfer = app.moveAll(customer, simulator.targetPartner().tenantId());
      simulator.partnerAccepts(transfer);
      simulator.clock().advance(Duration.ofDays(1));

      assertEquals("Complete", app.status(customer, transfer));
      assertEquals(1, simulator.transfers().size());
    }
  }
}
