package io.github.partnertransfers.cli.demo;

import io.github.partnertransfers.NewCommerceAcceptance;
import io.github.partnertransfers.cli.watch.WatchResult;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The newer generation: the target partner asks, the source partner accepts and chooses. */
public final class NewCommerceScenario {
  private final DemoEnvironment stage;
  private final DemoOutput narrator;
  private final SimulatedCustomer adatum;

  public NewCommerceScenario(DemoEnvironment stage, DemoOutput narrator) {
    this.stage = stage;
    this.narrator = narrator;
    this.adatum = stage.simulator().addCustomer("Adatum");
    adatum.addSubscription("Microsoft 365 Business Premium").quantity(12);
    adatum.addSubscription("Microsoft 365 Copilot").quantity(3);
  }

  public void play() {
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
