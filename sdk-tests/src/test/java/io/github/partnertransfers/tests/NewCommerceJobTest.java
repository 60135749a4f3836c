package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferErrorCode;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job in new commerce: the target asks, the source chooses what to give. */
class NewCommerceJobTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();
  @RegisterExtension final ContractValidation contract = new ContractValidation();

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final String customer = simulator.customer().tenantId();
  private final TransfersClient source = client(simulator.sourcePartner());
  private final TransfersClient target = client(simulator.targetPartner());

  private TransfersClient client(SimulatedPartner partner) {
    return SimulatorClients.builder(simulator, partner)
        .httpClient(leaks.http().newBuilder().addInterceptor(contract).build())
        .build();
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
    simulator.close();
  }

  @Test
  void sourceGivesWhatTheTargetAskedFor() {
    TransferEntity asked = ask();
    assertThat(asked.status()).isEqualTo(TransferStatus.PENDING);
    assertThat(asked.transferType()).isEqualTo(TransferType.NEW_COMMERCE);

    TransferEntity change = TransferEntity.builder().lineItems(lineItems()).build();
    source.customer(customer).update(asked.id(), change).execute();

    List<TransferUpdate> updates =
        RxTransfers.of(target).customer(customer).watch(asked.id()).toList().blockingGet();
    assertThat(updates).last().matches(TransferUpdate::isEnded);
    assertThat(simulator.customer().subscriptions())
        .extracting(SimulatedSubscription::partner)
        .containsOnly(simulator.targetPartner());
  }

  @Test
  void targetCancelsWhatItAskedFor() {
    TransferEntity asked = ask();

    TransferEntity canceled = target.customer(customer).cancel(asked).execute();

    assertThat(canceled.status().isTerminal()).isTrue();
    assertThatThrownBy(() -> target.customer(customer).cancel(asked).execute())
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            failure -> assertThat(failure.code()).isEqualTo(TransferErrorCode.TRANSFER_COMPLETED));
  }

  private TransferEntity ask() {
    return target
        .customer(customer)
        .create(
            NewCommerceTransferRequest.builder()
                .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
                .sourcePartnerName(simulator.sourcePartner().name())
                .customerEmailId("someone@example.com")
                .transferType(TransferType.NEW_COMMERCE)
                .build())
        .execute();
  }

  private List<TransferLineItem> lineItems() {
    return simulator.customer().subscriptions().stream()
        .map(
            subscription ->
                TransferLineItem.builder()
                    .subscriptionId(subscription.id())
                    .productType(ProductType.ONLINE_SERVICES_NCE)
                    .build())
        .toList();
  }
}
