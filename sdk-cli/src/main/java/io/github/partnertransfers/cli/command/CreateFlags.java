package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that make up a request of {@code create}, of either generation. */
final class CreateFlags {
  @Option(
      names = "--source",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description =
          "The tenant of the partner who has the subscriptions. With --subscription it is you:"
              + " your tenant unless set.")
  private @Nullable String source;

  @Option(
      names = "--target",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description =
          "The tenant of the partner who is to get them. For new commerce it is you unless set.")
  private @Nullable String target;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      arity = "1..*",
      converter = GuidConverter.class,
      description = "A subscription to move; may be repeated.")
  private List<String> subscriptions = new ArrayList<>();

  @Option(
      names = "--source-name",
      paramLabel = "NAME",
      description = "New commerce: the name of the partner who has the subscriptions.")
  private @Nullable String sourceName;

  @Option(
      names = "--notify",
      paramLabel = "EMAIL",
      description = "New commerce: the customer's e-mail address, which is notified.")
  private @Nullable String email;

  @Option(
      names = "--product-type",
      paramLabel = "TYPE",
      arity = "1..*",
      description =
          "New commerce: a type of products to move, such as OnlineServicesNCE; all unless set.")
  private List<String> productTypes = new ArrayList<>();

  boolean isEmpty() {
    return source == null && target == null && subscriptions.isEmpty() && !isNewCommerce();
  }

  private boolean isNewCommerce() {
    return sourceName != null || email != null || !productTypes.isEmpty();
  }

  /**
   * Returns the request.
   *
   * @param tenant the tenant of the caller, or null if it is not set
   */
  CreateTransferRequest request(@Nullable String tenant) {
    CreateTransferRequest request = isNewCommerce() ? newCommerce() : legacy(tenant);
    if (source != null && source.equalsIgnoreCase(target)) {
      throw new BadInputException("--source and --target are the same partner");
    }
    return request;
  }

  private CreateTransferRequest newCommerce() {
    if (!subscriptions.isEmpty()) {
      throw new BadInputException(
          "--subscription is not for new commerce, where the source partner chooses: leave out"
              + " --source-name, --notify and --product-type, or --subscription");
    }
    requireAll(
        source == null ? "--source" : "",
        sourceName == null ? "--source-name" : "",
        email == null ? "--notify" : "");
    String name = String.valueOf(sourceName).strip();
    if (name.isEmpty()) {
      throw new BadInputException("--source-name is empty");
    }
    String address = String.valueOf(email);
    if (!address.matches("[^\\s@]+@[^\\s@]+")) {
      throw new BadInputException(
          "--notify must be an e-mail address, but is '" + Text.cut(Text.clean(address), 60) + "'");
    }
    NewCommerceTransferRequest.Builder request =
        NewCommerceTransferRequest.builder()
            .sourcePartnerTenantId(String.valueOf(source))
            .sourcePartnerName(name)
            .customerEmailId(address)
            .transferType(TransferType.NEW_COMMERCE)
            .targetPartnerTenantId(target);
    for (String type : productTypes) {
      request.addTargetProductTypes(productType(type));
    }
    return request.build();
  }

  /** Returns a type in the service's spelling; unknown ones are sent as they are. */
  static ProductType productType(String text) {
    String type = text.strip();
    if (type.isEmpty() || type.startsWith("-")) { // Picocli takes an unknown flag for a type.
      throw new BadInputException("'" + Text.clean(type) + "' is not a product type");
    }
    return ProductType.values().stream()
        .filter(known -> known.toString().equalsIgnoreCase(type))
        .findFirst()
        .orElseGet(() -> ProductType.of(type));
  }

  private CreateTransferRequest legacy(@Nullable String tenant) {
    String from = source == null ? GuidConverter.parse(tenant == null ? "" : tenant) : source;
    requireAll(
        from == null && tenant == null ? "--source" : "",
        target == null ? "--target" : "",
        subscriptions.isEmpty() ? "--subscription" : "");
    if (from == null) {
      throw new BadInputException(
          "missing --source: your tenant is set to " + tenant + ", which is not an id (a GUID)");
    }
    if (source == null && from.equalsIgnoreCase(target)) {
      throw new BadInputException(
          "--target is your tenant, which is also the source unless --source is given");
    }
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(from)
            .targetPartnerTenantId(String.valueOf(target));
    Set<String> seen = new TreeSet<>();
    for (String subscription : subscriptions) {
      if (!seen.add(subscription.toLowerCase(Locale.ROOT))) {
        throw new BadInputException("--subscription " + subscription + " is given twice");
      }
      request.addLineItems(
          LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build());
    }
    return request.build();
  }

  private static void requireAll(String... missing) {
    List<String> names = List.of(missing).stream().filter(name -> !name.isEmpty()).toList();
    if (!names.isEmpty()) {
      throw new BadInputException(
          "missing " + String.join(", ", names) + " (or --file with the whole request)");
    }
  }
}
