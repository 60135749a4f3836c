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
import io.github.partnertransfers.cli.simulation.SampleData;
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

/** The source partner creates a legacy transfer, and the target partner accepts it. */
public final class LegacyScenario {
  private final DemoEnvironment environment;
  private final DemoOutput demoOutput;
  private final StyledWriter writer;
  private final SimulatedCustomer contoso;
  private final CustomerTransfers fabrikam;
  private final CustomerTransfers northwind;

  public LegacyScenario(DemoEnvironment environment, DemoOutput demoOutput) {
    this.environment = environment;
    this.demoOutput = demoOutput;
    this.writer = demoOutput.writer();
    this.contoso = SampleData.fill(environment.simulator());
    this.fabrikam = environment.source().customer(contoso.tenantId());
    this.northwind = environment.target().customer(contoso.tenantId());
  }

  public TransferEntity run() {
    List<TransferEligibility> eligible = checkEligibility();
    String transferId = create(eligible);
    CompletableFuture<TransferSubmitResult> accepted = acceptAndWatch(transferId);
    return explain(transferId, accepted.join());
  }

  private List<TransferEligibility> checkEligibility() {
    demoOutput.heading("Which subscriptions may move?");
    demoOutput.code("fabrikam.customer(contoso).eligibility(DIRECT_TO_INDIRECT).execute()");
    demoOutput.blankLine();
    List<TransferEligibility> answers =
        fabrikam.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT).execute();
    new EligibilityPage(writer).print(contoso.tenantId(), answers);
    demoOutput.paragraph(
        "Naming one of the others would make the service refuse the whole request.");
    return answers.stream().filter(answer -> Boolean.TRUE.equals(answer.isEligible())).toList();
  }

  private String create(List<TransferEligibility> eligible) {
    demoOutput.heading("Fabrikam creates the transfer, and the answer is lost");
    demoOutput.code("fabrikam.customer(contoso).create(request).execute()");
    demoOutput.blankLine();
    demoOutput.paragraph(
        "To show what happens on a bad line, the simulator does what it is asked, but cuts the"
            + " connection before it answers.");
    demoOutput.pause();
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(environment.simulator().sourcePartner().tenantId())
            .targetPartnerTenantId(environment.simulator().targetPartner().tenantId());
    for (TransferEligibility answer : eligible) {
      String subscription = String.valueOf(answer.id());
      request.addLineItems(
          LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build());
    }
    environment.simulator().faults().next(Operation.CREATE, Fault.connectionReset().afterEffect());
    TransferEntity created = fabrikam.create(request.build()).execute();
    demoOutput.blankLine();
    environment.attempts("createTransfer").forEach(this::showAttempt);
    demoOutput.blankLine();
    List<TransferEntity> transfers = fabrikam.list().execute();
    demoOutput.paragraph(
        "Was it created twice? No: the SDK repeated the request with the same MS-RequestId, by"
            + " which the service knows a repetition. It has "
            + Text.count(transfers.size(), "transfer")
            + " of Contoso:");
    demoOutput.blankLine();
    new TransferListPage(writer).print(contoso.tenantId(), transfers);
    return created.id();
  }

  private void showAttempt(Attempt attempt) {
    Integer status = attempt.status();
    String result =
        status == null
            ? writer.ansi().format(AnsiStyle.RED, "no answer: " + attempt.problem())
            : writer.ansi().format(AnsiStyle.GREEN, "HTTP " + status);
    writer.line("  MS-RequestId " + attempt.requestId() + "  " + result);
  }

  private CompletableFuture<TransferSubmitResult> acceptAndWatch(String transferId) {
    demoOutput.heading("Northwind Traders accepts it, while Fabrikam watches");
    demoOutput.code("RxTransfers.of(fabrikam).customer(contoso).watch(transferId)");
    demoOutput.code("northwind.customer(contoso).accept(transferId).execute()");
    demoOutput.blankLine();
    TransferCall<TransferSubmitResult> accept = northwind.accept(transferId);
    CompletableFuture<TransferSubmitResult> accepted =
        RxTransfers.single(accept)
            .delaySubscription(environment.responseDelay().toNanos(), TimeUnit.NANOSECONDS)
            .toCompletionStage()
            .toCompletableFuture();
    environment.watch(contoso.tenantId(), transferId);
    return accepted;
  }

  private TransferEntity explain(String transferId, TransferSubmitResult accepted) {
    demoOutput.heading("What became of each item");
    demoOutput.code("fabrikam.customer(contoso).get(transferId).execute()");
    demoOutput.blankLine();
    TransferEntity transfer = fabrikam.get(transferId).execute();
    new TransferPage(writer).print(transfer);
    demoOutput.blankLine();
    demoOutput.paragraph(
        "PartiallyComplete is an end: "
            + Text.count(accepted.orders().size(), "subscription")
            + " moved, and their new orders bill through Northwind Traders.");
    for (TransferLineItem item : transfer.lineItems()) {
      if (Statuses.isFailed(item.status())) {
        demoOutput.paragraph(
            LineItems.name(item)
                + " did not move and stays with Fabrikam, unharmed. What to do: remove the cause"
                + " that the error names, here a subscription that is not synchronized yet, and"
                + " create a new transfer of this one.");
      }
    }
    return transfer;
  }
}
