package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job, as a user would write it: check, create, accept, follow until it ends. */
class MainJobTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();
  @RegisterExtension final ContractValidation contract = new ContractValidation();

  @Test
  void movesACustomersSubscriptions() {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
        TransfersClient source = client(simulator, simulator.sourcePartner());
        TransfersClient target = client(simulator, simulator.targetPartner())) {
      String customer = simulator.customer().tenantId();

      List<TransferEligibility> eligibilities =
          source
              .customer(customer)
              .eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT)
              .execute();
      LegacyTransferRequest.Builder request =
          LegacyTransferRequest.builder()
              .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
              .targetPartnerTenantId(simulator.targetPartner().tenantId());
      for (TransferEligibility eligibility : eligibilities) {
        if (Boolean.TRUE.equals(eligibility.isEligible())) {
          request.addLineItems(
              LegacyTransferRequestLineItem.builder().subscriptionId(eligibility.id()).build());
        }
      }
      TransferEntity created = source.customer(customer).create(request.build()).execute();
      assertThat(created.status()).isEqualTo(TransferStatus.ACTIVE);

      TransferSubmitResult result = target.customer(customer).accept(created.id()).execute();
      assertThat(result.orders()).hasSameSizeAs(simulator.customer().subscriptions());
      assertThat(result.transferErrors()).isEmpty();

      List<TransferUpdate> updates =
          RxTransfers.of(source).customer(customer).watch(created.id()).toList().blockingGet();
      assertThat(updates).last().matches(TransferUpdate::isEnded);
      assertThat(source.customer(customer).list().execute())
          .extracting(TransferEntity::status)
          .containsExactly(TransferStatus.COMPLETE);
    }
  }

  private TransfersClient client(PartnerCenterSimulator simulator, SimulatedPartner partner) {
    return SimulatorClients.builder(simulator, partner)
        .httpClient(leaks.http().newBuilder().addInterceptor(contract).build())
        .build();
  }
}
