package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.Credentials;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** Clients of the simulator's source partner. */
final class SimulatedService {
  private SimulatedService() {}

  static TransfersClient.Builder client(PartnerCenterSimulator simulator) {
    SimulatedPartner partner = simulator.sourcePartner();
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .credential(
            Credentials.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()));
  }

  static TransfersClient.Builder client(PartnerCenterSimulator simulator, Interceptor interceptor) {
    return client(simulator)
        .httpClient(
            new OkHttpClient.Builder()
                .dispatcher(Dispatchers.unbounded())
                .addInterceptor(interceptor)
                .build());
  }

  static TransferCall<List<TransferEntity>> list(
      PartnerCenterSimulator simulator, TransfersClient client) {
    return client.customer(simulator.customer().tenantId()).list();
  }
}
