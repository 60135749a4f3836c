package io.github.partnertransfers.cli;

import io.github.partnertransfers.NewCommerceAcceptance;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.SimulatedCustomer;
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
    narrator.code("fabrikam.customer(adatum).acceptNewCommerce(transferId, licenses).execute()");
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
    String transferId = asked.id();
    CompletableFuture<TransferEntity> accepted =
        RxTransfers.single(
                stage.source().customer(adatum.tenantId()).acceptNewCommerce(transferId, chosen()))
            .delaySubscription(stage.beat().toNanos(), TimeUnit.NANOSECONDS)
            .toCompletionStage()
            .toCompletableFuture();
    WatchResult result = stage.watch(adatum.tenantId(), transferId);
    accepted.join();
    narrator.gap();
    narrator.say(result.words() + ".");
  }

  private NewCommerceAcceptance chosen() {
    NewCommerceAcceptance.Builder acceptance = NewCommerceAcceptance.builder();
    adatum.subscriptions().forEach(each -> acceptance.addLicense(each.id()));
    return acceptance.build();
  }
}
