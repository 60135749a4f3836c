package io.github.partnertransfers.cli.command;

import com.google.gson.JsonObject;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "withdraw",
    description = {
      "Take back a transfer that the target partner has not answered yet, as the source partner.",
      "The service answers nothing, so the JSON is that of this program."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers withdraw --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f"
    })
public final class WithdrawCommand extends TransferCommand {
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public WithdrawCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    confirmation.confirm(
        this,
        writeOptions,
        "Withdraw transfer",
        "The service deletes it, and the target partner can no longer accept it.");
    writeOptions.execute(client, each -> each.customer(customerId()).withdraw(transferId()), this);
    JsonObject withdrawn = new JsonObject();
    withdrawn.addProperty("customer", customerId());
    withdrawn.addProperty("transfer", transferId());
    withdrawn.addProperty("withdrawn", true);
    return print(
        withdrawn,
        () -> new Rows("customer", "transfer", "withdrawn").add(customerId(), transferId(), true),
        () ->
            writer().line(AnsiStyle.GREEN, "Withdrawn: transfer " + transferId() + " is no more."));
  }
}
