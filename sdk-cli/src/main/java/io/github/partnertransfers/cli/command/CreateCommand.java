package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.CreateRequestReader;
import io.github.partnertransfers.cli.input.JsonFile;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description = {
      "Create a transfer.",
      "With --subscription, as the source partner, who names the subscriptions to move. With"
          + " --source-name and --notify, as the target partner, who asks for a new-commerce"
          + " transfer. With --file, either: a file with lineItems is the former."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers create --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --target 656218b1-80c9-40b2-83ae-3a2703b55271 \\",
      "      --subscription 7291BFBF-1772-4C5B-A624-18B6152CD8CB \\",
      "      --subscription 6C0B221B-8DF9-4F4A-A5BB-4C9CBB7B27B0",
      "  transfers create --customer 425829ba-6938-4b55-af29-fbbd28ebeebf \\",
      "      --source 736ee76b-2635-4b33-a942-25ed0673f31e --source-name Fabrikam \\",
      "      --notify someone@example.com",
      "  transfers create --customer 425829ba-6938-4b55-af29-fbbd28ebeebf \\",
      "      --file request.json --dry-run"
    })
public final class CreateCommand extends CustomerCommand {
  @Mixin private CreateFlags flags = new CreateFlags();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The request as JSON, instead of the flags above; - is standard input.")
  private @Nullable String file;

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  private @Nullable CreateTransferRequest request;

  public CreateCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    request = file == null ? flags.request(connection().tenant(context())) : fromFile(file);
  }

  private CreateTransferRequest fromFile(String path) {
    if (!flags.isEmpty()) {
      throw new BadInputException(
          "--file holds the whole request: leave out the other flags of the request, such as"
              + " --source, --target and --subscription");
    }
    return CreateRequestReader.read(JsonFile.read(path, context().in()));
  }

  @Override
  int perform(TransfersClient client) {
    CreateTransferRequest wanted = request;
    if (wanted == null) {
      throw new IllegalStateException("not prepared");
    }
    TransferEntity transfer =
        writeOptions.execute(
            client,
            each -> BadInputException.rethrow(() -> each.customer(customerId()).create(wanted)),
            this);
    return printTransfer(transfer);
  }
}
