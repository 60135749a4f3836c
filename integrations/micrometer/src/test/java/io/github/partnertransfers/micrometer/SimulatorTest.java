package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test with clients of the simulator's source partner. */
abstract class SimulatorTest {
  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  final PartnerCenterSimulator simulator = SIMULATOR.simulator();
  private final List<TransfersClient> clients = new ArrayList<>();

  @AfterEach
  void closeClients() {
    clients.forEach(TransfersClient::close);
  }

  TransfersClient.Builder builder(TransferObservations observations) {
    SimulatedPartner partner = simulator.sourcePartner();
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .retryPolicy(RetryPolicy.builder().maxAttempts(3).baseDelay(Duration.ofMillis(1)).build())
        .credential(
            TokenProviders.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()))
        .addListener(observations)
        .contextPropagation(observations);
  }

  TransfersClient open(TransfersClient.Builder builder) {
    TransfersClient client = builder.build();
    clients.add(client);
    return client;
  }

  TransferCall<TransferEntity> create(TransfersClient client) {
    SimulatedSubscription subscription = simulator.customer().addSubscription("Some product");
    return client
        .customer(simulator.customer().tenantId())
        .create(
            LegacyTransferRequest.builder()
                .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
                .targetPartnerTenantId(simulator.targetPartner().tenantId())
                .addLineItems(
                    LegacyTransferRequestLineItem.builder()
                        .subscriptionId(subscription.id())
                        .build())
                .build());
  }

  TransferCall<List<TransferEntity>> list(TransfersClient client) {
    return client.customer(simulator.customer().tenantId()).list();
  }
}
