package io.github.partnertransfers.tests;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.Credentials;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import okhttp3.OkHttpClient;

/** Clients of the simulator's partners. */
final class SimulatorClients {
  private SimulatorClients() {}

  static Cloud cloud(PartnerCenterSimulator simulator) {
    return Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build();
  }

  /** A client whose exchanges are held to the OpenAPI document. */
  static TransfersClient of(
      PartnerCenterSimulator simulator, SimulatedPartner partner, ContractValidation contract) {
    return TransfersClient.builder()
        .cloud(cloud(simulator))
        .httpClient(new OkHttpClient.Builder().addInterceptor(contract).build())
        .credential(
            Credentials.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()))
        .build();
  }
}
