package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.EligibilityPage;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "eligibility",
    description = "Show which subscriptions of a customer may be moved, and why not the others.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers eligibility --customer 823c6c3f-9259-4d51-bae2-5dd06743177f")
public final class EligibilityCommand extends CustomerCommand {
  @Option(
      names = "--transfer-type",
      paramLabel = "TYPE",
      defaultValue = "directtoindirect",
      description = "The kind of move: ${DEFAULT-VALUE}, the only one documented.")
  private String transferType = "";

  public EligibilityCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    if (transferType.isBlank()) {
      throw new BadInputException("--transfer-type must not be empty");
    }
  }

  @Override
  int perform(TransfersClient client) {
    List<TransferEligibility> answers =
        client
            .customer(customerId())
            .eligibility(EligibilityTransferType.of(transferType))
            .execute();
    return print(
        Json.tree(answers, TransferEligibility.class),
        () -> {
          Rows rows = TransferRows.eligibility();
          TransferRows.addEligibility(rows, customerId(), answers);
          return rows;
        },
        () -> new EligibilityPage(writer()).print(customerId(), answers));
  }
}
