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

/** The target partner requests a new-commerce transfer; the source partner chooses licenses. */
public final class NewCommerceScenario {
  private final DemoEnvironment environment;
  private final DemoOutput demoOutput;
  private final SimulatedCustomer adatum;

  public NewCommerceScenario(DemoEnvironment environment, DemoOutput demoOutput) {
    this.environment = environment;
    this.demoOutput = demoOutput;
    this.adatum = environment.simulator().addCustomer("Adatum");
    adatum.addSubscription("Microsoft 365 Business Premium").quantity(12);
    adatum.addSubscription("Microsoft 365 Copilot").quantity(3);
  }

  public void run() {
    demoOutput.heading("New commerce goes the other way round: the target asks");
    demoOutput.code("northwind.customer(adatum).create(newCommerceRequest).execute()");
    demoOutput.code("fabrikam.customer(adatum).acceptNewCommerce(transferId, licenses).execute()");
    demoOutput.blankLine();
    demoOutput.paragraph(
        "Northwind Traders asks for the licenses of another customer, Adatum, without naming any."
            + " Fabrikam accepts by choosing what it gives away.");
    demoOutput.blankLine();
    NewCommerceTransferRequest request =
        NewCommerceTransferRequest.builder()
            .sourcePartnerTenantId(environment.simulator().sourcePartner().tenantId())
            .sourcePartnerName(environment.simulator().sourcePartner().name())
            .customerEmailId("purchasing@adatum.example")
            .transferType(TransferType.of(5))
            .build();
    TransferEntity asked =
        environment.target().customer(adatum.tenantId()).create(request).execute();
    String transferId = asked.id();
    CompletableFuture<TransferEntity> accepted =
        RxTransfers.single(
                environment
                    .source()
                    .customer(adatum.tenantId())
                    .acceptNewCommerce(transferId, acceptance()))
            .delaySubscription(environment.responseDelay().toNanos(), TimeUnit.NANOSECONDS)
            .toCompletionStage()
            .toCompletableFuture();
    WatchResult result = environment.watch(adatum.tenantId(), transferId);
    accepted.join();
    demoOutput.blankLine();
    demoOutput.paragraph(result.message() + ".");
  }

  private NewCommerceAcceptance acceptance() {
    NewCommerceAcceptance.Builder acceptance = NewCommerceAcceptance.builder();
    adatum.subscriptions().forEach(each -> acceptance.addLicense(each.id()));
    return acceptance.build();
  }
}
