package io.github.partnertransfers.cli.demo;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.EligibilityPage;
import io.github.partnertransfers.cli.output.LineItems;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TransferListPage;
import io.github.partnertransfers.cli.output.TransferPage;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferSubmitResult;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The main job: the source partner creates a transfer, the target partner accepts it. */
public final class LegacyScenario {
  private final DemoEnvironment stage;
  private final DemoOutput narrator;
  private final StyledWriter page;
  private final SimulatedCustomer contoso;
  private final CustomerTransfers fabrikam;
  private final CustomerTransfers northwind;

  public LegacyScenario(DemoEnvironment stage, DemoOutput narrator) {
    this.stage = stage;
    this.narrator = narrator;
    this.page = narrator.page();
    this.contoso = SampleData.fill(stage.simulator());
    this.fabrikam = stage.source().customer(contoso.tenantId());
    this.northwind = stage.target().customer(contoso.tenantId());
  }

  public TransferEntity play() {
    List<TransferEligibility> eligible = checkEligibility();
    String transferId = create(eligible);
    CompletableFuture<TransferSubmitResult> accepted = acceptAndWatch(transferId);
    return explain(transferId, accepted.join());
  }

  private List<TransferEligibility> checkEligibility() {
    narrator.heading("Which subscriptions may move?");
    narrator.code("fabrikam.customer(contoso).eligibility(DIRECT_TO_INDIRECT).execute()");
    narrator.gap();
    List<TransferEligibility> answers =
        fabrikam.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT).execute();
    new EligibilityPage(page).print(contoso.tenantId(), answers);
    narrator.say("Naming one of the others would make the service refuse the whole request.");
    return answers.stream().filter(answer -> Boolean.TRUE.equals(answer.isEligible())).toList();
  }

  private String create(List<TransferEligibility> eligible) {
    narrator.heading("Fabrikam creates the transfer, and the answer is lost");
    narrator.code("fabrikam.customer(contoso).create(request).execute()");
    narrator.gap();
    narrator.say(
        "To show what happens on a bad line, the simulator does what it is asked, but cuts the"
            + " connection before it answers.");
    narrator.pause();
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(stage.simulator().sourcePartner().tenantId())
            .targetPartnerTenantId(stage.simulator().targetPartner().tenantId());
    for (TransferEligibility answer : eligible) {
      String subscription = String.valueOf(answer.id());
      request.addLineItems(
          LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build());
    }
    stage.simulator().faults().next(Operation.CREATE, Fault.connectionReset().afterEffect());
    TransferEntity created = fabrikam.create(request.build()).execute();
    narrator.gap();
    stage.sent("createTransfer").forEach(this::showAttempt);
    narrator.gap();
    List<TransferEntity> transfers = fabrikam.list().execute();
    narrator.say(
        "Was it created twice? No: the SDK repeated the request with the same MS-RequestId, by"
            + " which the service knows a repetition. It has "
            + Text.count(transfers.size(), "transfer")
            + " of Contoso:");
    narrator.gap();
    new TransferListPage(page).print(contoso.tenantId(), transfers);
    return created.id();
  }

  private void showAttempt(Attempt attempt) {
    Integer status = attempt.status();
    String result =
        status == null
            ? page.ink().paint(AnsiStyle.RED, "no answer: " + attempt.problem())
            : page.ink().paint(AnsiStyle.GREEN, "HTTP " + status);
    page.line("  MS-RequestId " + attempt.requestId() + "  " + result);
  }

  private CompletableFuture<TransferSubmitResult> acceptAndWatch(String transferId) {
    narrator.heading("Northwind Traders accepts it, while Fabrikam watches");
    narrator.code("RxTransfers.of(fabrikam).customer(contoso).watch(transferId)");
    narrator.code("northwind.customer(contoso).accept(transferId).execute()");
    narrator.gap();
    TransferCall<TransferSubmitResult> accept = northwind.accept(transferId);
    CompletableFuture<TransferSubmitResult> accepted =
        RxTransfers.single(accept)
            .delaySubscription(stage.beat().toNanos(), TimeUnit.NANOSECONDS)
            .toCompletionStage()
            .toCompletableFuture();
    stage.watch(contoso.tenantId(), transferId);
    return accepted;
  }

  private TransferEntity explain(String transferId, TransferSubmitResult accepted) {
    narrator.heading("What became of each item");
    narrator.code("fabrikam.customer(contoso).get(transferId).execute()");
    narrator.gap();
    TransferEntity transfer = fabrikam.get(transferId).execute();
    new TransferPage(page).print(transfer);
    narrator.gap();
    narrator.say(
        "PartiallyComplete is an end: "
            + Text.count(accepted.orders().size(), "subscription")
            + " moved, and their new orders bill through Northwind Traders.");
    for (TransferLineItem item : transfer.lineItems()) {
      if (Statuses.isFailed(item.status())) {
        narrator.say(
            LineItems.name(item)
                + " did not move and stays with Fabrikam, unharmed. What to do: remove the cause"
                + " that the error names, here a subscription that is not synchronized yet, and"
                + " create a new transfer of this one.");
      }
    }
    return transfer;
  }
}
