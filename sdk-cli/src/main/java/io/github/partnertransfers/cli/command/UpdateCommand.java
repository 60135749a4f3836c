package io.github.partnertransfers.cli.command;

import com.google.gson.JsonObject;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.JsonFile;
import io.github.partnertransfers.cli.input.PropertyNames;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "update",
    description = {
      "Change a transfer by what a file holds, and nothing else.",
      "This is how the source partner accepts a new-commerce transfer: with the line items that it"
          + " gives away."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers update --customer 425829ba-6938-4b55-af29-fbbd28ebeebf \\",
      "      --transfer 2d9a20f4-532d-438d-b694-bb7ab4585508 --file accept.json",
      "  where accept.json is, for instance:",
      "  {\"lineItems\": [{\"subscriptionId\": \"cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a\",",
      "                  \"productType\": \"OnlineServicesNCE\"}]}"
    })
public final class UpdateCommand extends TransferCommand {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description = "The change, as JSON; - is standard input.")
  private String file = "";

  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  private TransferEntity change = TransferEntity.builder().build();

  public UpdateCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    JsonFile json = JsonFile.read(file, context().in());
    JsonObject object = json.object();
    PropertyNames.ofTransfer().findWrongCase(object).ifPresent(json::fail);
    change = BadInputException.rethrow(() -> TransferEntity.fromJson(json.text()));
    String id = change.id();
    if (!id.isEmpty() && !id.equalsIgnoreCase(transferId())) {
      json.fail("its id is " + id + ", which is not that of --transfer");
    }
  }

  @Override
  int perform(TransfersClient client) {
    confirmEffect();
    TransferEntity transfer =
        writeOptions.execute(
            client, each -> each.customer(customerId()).update(transferId(), change), this);
    return printTransfer(transfer);
  }

  /** Line items accept a transfer, and a status can end it; other properties do neither. */
  private void confirmEffect() {
    TransferStatus status = change.status();
    if (!change.lineItems().isEmpty()) {
      confirmation.confirm(
          this,
          writeOptions,
          "Accept transfer",
          Text.count(change.lineItems().size(), "line item")
              + " of the file move from you to the target partner.");
    } else if (status != null) {
      confirmation.confirm(
          this,
          writeOptions,
          "Update transfer",
          "Its status becomes " + Text.clean(status.value()) + ".");
    }
  }
}
