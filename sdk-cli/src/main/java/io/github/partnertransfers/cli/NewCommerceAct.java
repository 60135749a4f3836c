package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The newer generation: the target partner asks, the source partner accepts and chooses. */
final class NewCommerceAct {
  private final DemoStage stage;
  private final Narrator narrator;
  private final SimulatedCustomer adatum;

  NewCommerceAct(DemoStage stage, Narrator narrator) {
    this.stage = stage;
    this.narrator = narrator;
    this.adatum = stage.simulator().addCustomer("Adatum");
    adatum.addSubscription("Microsoft 365 Business Premium").quantity(12);
    adatum.addSubscription("Microsoft 365 Copilot").quantity(3);
  }

  void play() {
    narrator.heading("New commerce goes the other way round: the target asks");
    narrator.code("northwind.customer(adatum).create(newCommerceRequest).execute()");
    narrator.code("fabrikam.customer(adatum).update(transferId, lineItems).execute()");
    narrator.gap();
    narrator.say(
        "Northwind Traders asks for the licences of another customer, Adatum, without naming any."
            + " Fabrikam accepts by choosing what it gives away.");
    narrator.gap();
    NewCommerceTransferRequest request =
        NewCommerceTransferRequest.builder()
            .sourcePartnerTenantId(stage.simulator().sourcePartner().tenantId())
            .sourcePartnerName(stage.simulator().sourcePartner().name())
            .customerEmailId("purchasing@adatum.example")
            .transferType(TransferType.of(5))
            .build();
    TransferEntity asked = stage.target().customer(adatum.tenantId()).create(request).execute();
    String transferId = String.valueOf(asked.id());
    CompletableFuture<TransferEntity> accepted =
        RxTransfers.single(stage.source().customer(adatum.tenantId()).update(transferId, chosen()))
            .delaySubscription(stage.beat().toNanos(), TimeUnit.NANOSECONDS)
            .toCompletionStage()
            .toCompletableFuture();
    WatchResult result = stage.watch(adatum.tenantId(), transferId);
    accepted.join();
    narrator.gap();
    narrator.say(result.words() + ".");
  }

  private TransferEntity chosen() {
    TransferEntity.Builder change = TransferEntity.builder();
    for (SimulatedSubscription each : adatum.subscriptions()) {
      change.addLineItems(
          TransferLineItem.builder()
              .subscriptionId(each.id())
              .productType(ProductType.of("OnlineServicesNCE"))
              .build());
    }
    return change.build();
  }
}
