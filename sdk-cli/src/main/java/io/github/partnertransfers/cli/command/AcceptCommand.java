package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.NewCommerceAcceptance;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.AcceptancePage;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.TransferSubmitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "accept",
    description = {
      "Accept a transfer that the source partner created, as the target partner.",
      "Shows the new orders, and the errors that may stand beside them. If there are errors only,"
          + " the exit code is 7.",
      "With --subscription it accepts a new-commerce transfer, as the source partner who gives"
          + " these subscriptions away; that shows the transfer."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers accept --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f",
      "  transfers accept --customer 425829ba-6938-4b55-af29-fbbd28ebeebf \\",
      "      --transfer 2d9a20f4-532d-438d-b694-bb7ab4585508 \\",
      "      --subscription cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a"
    })
public final class AcceptCommand extends TransferCommand {
  @Option(
      names = "--subscription",
      paramLabel = "ID[:TYPE]",
      arity = "1..*",
      description =
          "Accept a new-commerce transfer as the source partner, and give away this subscription."
              + " TYPE is its product type, OnlineServicesNCE unless set; may be repeated.")
  private List<String> subscriptions = new ArrayList<>();

  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  private @Nullable NewCommerceAcceptance acceptance;

  public AcceptCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    if (!subscriptions.isEmpty()) {
      acceptance = acceptance();
    }
  }

  private NewCommerceAcceptance acceptance() {
    NewCommerceAcceptance.Builder builder = NewCommerceAcceptance.builder();
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String subscription : subscriptions) {
      String[] parts = subscription.split(":", 2);
      String id = GuidConverter.parse(parts[0]);
      if (id == null) {
        throw new BadInputException(
            "--subscription must be a GUID, alone or with :TYPE, but is '"
                + Text.cut(Text.clean(subscription), 60)
                + "'");
      }
      if (!seen.add(id)) {
        throw new BadInputException("--subscription " + id + " is given twice");
      }
      if (parts.length == 1) {
        builder.addLicense(id);
      } else {
        builder.addSubscription(id, CreateFlags.productType(parts[1]));
      }
    }
    return builder.build();
  }

  @Override
  int perform(TransfersClient client) {
    NewCommerceAcceptance newCommerce = acceptance;
    if (newCommerce != null) {
      confirmation.confirm(
          this,
          writeOptions,
          "Accept transfer",
          Text.count(subscriptions.size(), "subscription")
              + " move from you to the target partner.");
      return printTransfer(
          writeOptions.execute(
              client,
              each -> each.customer(customerId()).acceptNewCommerce(transferId(), newCommerce),
              this));
    }
    confirmation.confirm(
        this,
        writeOptions,
        "Accept transfer",
        "Its subscriptions move from the source partner to you.");
    TransferSubmitResult result =
        writeOptions.execute(
            client, each -> each.customer(customerId()).accept(transferId()), this);
    print(
        Json.tree(result.toJson()),
        () -> TransferRows.acceptance(customerId(), transferId(), result),
        () -> new AcceptancePage(writer()).print(result));
    return exitCode(result);
  }

  private int exitCode(TransferSubmitResult result) {
    if (!result.orders().isEmpty() || result.transferErrors().isEmpty()) {
      return ExitCode.DONE;
    }
    int errors = result.transferErrors().size();
    return report(
        ExitCode.NOT_COMPLETE,
        "nothing was moved: there are no new orders, but " + Text.count(errors, "error"));
  }
}
