package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.CreateRequestReader;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.input.JsonFile;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description = {
      "Create a transfer: with flags as the source partner, who names the subscriptions to move,"
          + " or with a file for either generation.",
      "A file with lineItems is a legacy request; one without is a new-commerce request, which the"
          + " target partner makes."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers create --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --source da6c51b5-1246-4a42-b4ab-cbf38df54537 \\",
      "      --target 656218b1-80c9-40b2-83ae-3a2703b55271 \\",
      "      --subscription 7291BFBF-1772-4C5B-A624-18B6152CD8CB \\",
      "      --subscription 6C0B221B-8DF9-4F4A-A5BB-4C9CBB7B27B0",
      "  transfers create --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --file request.json",
      "  where request.json is, for a new-commerce transfer:",
      "  {\"sourcePartnerTenantId\": \"736ee76b-2635-4b33-a942-25ed0673f31e\",",
      "   \"sourcePartnerName\": \"Fabrikam\", \"customerEmailId\": \"someone@example.com\",",
      "   \"transferType\": 5}"
    })
public final class CreateCommand extends CustomerCommand {
  @Option(
      names = "--source",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description = "The tenant of the partner who has the subscriptions, which is you.")
  private @Nullable String source;

  @Option(
      names = "--target",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description = "The tenant of the partner who is to get them.")
  private @Nullable String target;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      arity = "1..*",
      converter = GuidConverter.class,
      description = "A subscription to move; may be repeated.")
  private List<String> subscriptions = new ArrayList<>();

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
    request = file == null ? fromFlags() : fromFile(file);
  }

  private CreateTransferRequest fromFile(String path) {
    if (source != null || target != null || !subscriptions.isEmpty()) {
      throw new BadInputException(
          "--file holds the whole request: leave out --source, --target and --subscription");
    }
    return CreateRequestReader.read(JsonFile.read(path, context().in()));
  }

  private CreateTransferRequest fromFlags() {
    List<String> missing = new ArrayList<>();
    if (source == null) {
      missing.add("--source");
    }
    if (target == null) {
      missing.add("--target");
    }
    if (subscriptions.isEmpty()) {
      missing.add("--subscription");
    }
    if (source == null || target == null || !missing.isEmpty()) {
      throw new BadInputException(
          "missing " + String.join(", ", missing) + " (or --file with the whole request)");
    }
    if (source.equalsIgnoreCase(target)) {
      throw new BadInputException("--source and --target are the same partner");
    }
    LegacyTransferRequest.Builder legacy =
        LegacyTransferRequest.builder().sourcePartnerTenantId(source).targetPartnerTenantId(target);
    Set<String> seen = new TreeSet<>();
    for (String subscription : subscriptions) {
      if (!seen.add(subscription.toLowerCase(Locale.ROOT))) {
        throw new BadInputException("--subscription " + subscription + " is given twice");
      }
      legacy.addLineItems(
          LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build());
    }
    return legacy.build();
  }

  @Override
  int perform(TransfersClient client) {
    CreateTransferRequest wanted = request;
    if (wanted == null) {
      throw new IllegalStateException("not prepared");
    }
    TransferCall<TransferEntity> call =
        BadInputException.rethrow(() -> client.customer(customerId()).create(wanted));
    TransferEntity transfer = writeOptions.execute(call, this);
    return printTransfer(transfer);
  }
}
