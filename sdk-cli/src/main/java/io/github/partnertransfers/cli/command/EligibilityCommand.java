package io.github.partnertransfers.cli.command;

import com.google.gson.JsonElement;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.EligibilityPage;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "eligibility",
    description = "Show which subscriptions of customers may be moved, and why not the others.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers eligibility --customer 823c6c3f-9259-4d51-bae2-5dd06743177f",
      "  transfers eligibility --customers customers.txt -o csv > eligibility.csv"
    })
public final class EligibilityCommand extends CustomerListCommand<TransferEligibility> {
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
    super.prepare();
    if (transferType.isBlank()) {
      throw new BadInputException("--transfer-type must not be empty");
    }
  }

  @Override
  TransferCall<List<TransferEligibility>> call(CustomerTransfers customer) {
    return customer.eligibility(EligibilityTransferType.of(transferType));
  }

  @Override
  String property() {
    return "subscriptions";
  }

  @Override
  JsonElement json(List<TransferEligibility> answers) {
    return Json.tree(answers, TransferEligibility.class);
  }

  @Override
  Rows rows() {
    return TransferRows.eligibility();
  }

  @Override
  void addRows(Rows rows, String customerId, List<TransferEligibility> answers) {
    TransferRows.addEligibility(rows, customerId, answers);
  }

  @Override
  List<String> tableColumns() {
    return List.of("customer", "subscription", "eligible", "reason", "error");
  }

  @Override
  void page(StyledWriter writer, String customerId, List<TransferEligibility> answers) {
    new EligibilityPage(writer).print(customerId, answers);
  }
}
