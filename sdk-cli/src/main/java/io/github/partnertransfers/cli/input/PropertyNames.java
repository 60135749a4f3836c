package io.github.partnertransfers.cli.input;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The property names of a request, which the service matches exactly: those of the schemas in the
 * OpenAPI document. {@code PropertyNamesTest} in sdk-tests compares them.
 */
public final class PropertyNames {
  /** The service's documentation of updates uses this spelling, its responses do not. */
  private static final String DOCUMENTED_OTHERWISE = "subscriptionID";

  private final List<String> names;
  private final List<String> itemNames;

  private PropertyNames(List<String> names, List<String> itemNames) {
    this.names = names;
    this.itemNames = itemNames;
  }

  public static PropertyNames ofCreateRequest() {
    return new PropertyNames(
        List.of(
            "sourcePartnerTenantId",
            "targetPartnerTenantId",
            "lineItems",
            "sourcePartnerName",
            "customerEmailId",
            "customerName",
            "transferType",
            "targetPartnerEmailId",
            "targetProductTypes",
            "partnerOnRecord"),
        List.of("subscriptionId", "partnerIdOnRecord"));
  }

  public static PropertyNames ofTransfer() {
    return new PropertyNames(
        List.of(
            "id",
            "status",
            "transferType",
            "customerEmailId",
            "createdTime",
            "lastModifiedTime",
            "completedTime",
            "expirationTime",
            "customerName",
            "customerTenantId",
            "partnertenantid",
            "sourcePartnerName",
            "sourcePartnerTenantId",
            "sourcePartnerEmailId",
            "targetPartnerName",
            "targetPartnerTenantId",
            "targetPartnerEmailId",
            "targetPartnerProjectId",
            "targetProductTypes",
            "partnerOnRecord",
            "transferDirection",
            "ignoreEligibilityCheck",
            "lastModifiedUser",
            "lineItems",
            "alternateId",
            "participants",
            "links",
            "attributes"),
        List.of(
            "id",
            "subscriptionId",
            "offerId",
            "orderId",
            "billingCycle",
            "billingDetails",
            "currencyCode",
            "friendlyName",
            "quantity",
            "partnerIdOnRecord",
            "productType",
            "transferGroupId",
            "status",
            "addonItems",
            "transferError",
            "entitlementId",
            "sourceSubscriptionId"));
  }

  /** Returns the names of the object's properties. */
  public List<String> names() {
    return names;
  }

  /** Returns the names of the properties of its line items. */
  public List<String> itemNames() {
    return itemNames;
  }

  /** Returns an error message for the first name that differs from a known name only in case. */
  public Optional<String> findWrongCase(JsonObject object) {
    Optional<String> problem = findWrongCase(object, names, "");
    JsonElement items = object.get("lineItems");
    if (problem.isPresent() || items == null || !items.isJsonArray()) {
      return problem;
    }
    int index = 0;
    for (JsonElement item : items.getAsJsonArray()) {
      if (problem.isEmpty() && item.isJsonObject()) {
        problem = findWrongCase(item.getAsJsonObject(), itemNames, "lineItems[" + index + "].");
      }
      index++;
    }
    return problem;
  }

  private static Optional<String> findWrongCase(
      JsonObject object, List<String> names, String path) {
    for (Map.Entry<String, JsonElement> property : object.entrySet()) {
      String found = property.getKey();
      for (String name : names) {
        if (found.equalsIgnoreCase(name)
            && !found.equals(name)
            && !found.equals(DOCUMENTED_OTHERWISE)) {
          return Optional.of(
              path + found + " must be spelled " + name + " (names are matched exactly)");
        }
      }
    }
    return Optional.empty();
  }
}
