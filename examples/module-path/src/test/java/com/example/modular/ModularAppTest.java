package com.example.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test within the module, with the client on the module path and the simulator on the class path. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class ModularAppTest {
  @Test
  void clientOfTheModulePathTalksToTheSimulatorOfTheClassPath(PartnerCenterSimulator simulator) {
    SimulatedPartner partner = simulator.sourcePartner();
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                TokenProviders.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .build()) {
      assertEquals(List.of(), client.customer(simulator.customer().tenantId()).list().execute());
    }
    assertEquals("com.example.modular", getClass().getModule().getName());
    assertTrue(TransfersClient.class.getModule().isNamed());
    assertFalse(PartnerCenterSimulator.class.getModule().isNamed());
  }
}
