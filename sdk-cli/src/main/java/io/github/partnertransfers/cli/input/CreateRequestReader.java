package io.github.partnertransfers.cli.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads a create request, legacy or new-commerce, from a JSON file. */
public final class CreateRequestReader {
  private static final List<String> LEGACY =
      List.of("sourcePartnerTenantId", "targetPartnerTenantId");
  private static final List<String> NEW_COMMERCE =
      List.of("sourcePartnerTenantId", "sourcePartnerName", "customerEmailId");

  private final JsonFile file;
  private final JsonObject object;

  private CreateRequestReader(JsonFile file) {
    this.file = file;
    this.object = file.object();
  }

  public static CreateTransferRequest read(JsonFile file) {
    PropertyNames.ofCreateRequest().findWrongCase(file.object()).ifPresent(file::fail);
    return new CreateRequestReader(file).request();
  }

  /**
   * Only a legacy request has line items; in new commerce the source partner chooses them later.
   */
  private CreateTransferRequest request() {
    if (object.has("lineItems")) {
      checkLegacy();
      return BadInputException.rethrow(() -> LegacyTransferRequest.fromJson(file.text()));
    }
    checkNewCommerce();
    return BadInputException.rethrow(() -> NewCommerceTransferRequest.fromJson(file.text()));
  }

  private void checkLegacy() {
    checkPresent(LEGACY, "");
    JsonElement items = object.get("lineItems");
    if (!items.isJsonArray() || items.getAsJsonArray().isEmpty()) {
      file.fail("lineItems must be an array with at least one item");
    }
    checkText(object, LEGACY, "", true);
    JsonArray array = items.getAsJsonArray();
    for (int i = 0; i < array.size(); i++) {
      String path = "lineItems[" + i + "]";
      if (!array.get(i).isJsonObject()) {
        file.fail(path + " must be an object with a subscriptionId");
      }
      JsonObject item = array.get(i).getAsJsonObject();
      if (!item.has("subscriptionId")) {
        file.fail(path + ".subscriptionId is missing");
      }
      checkText(item, List.of("subscriptionId"), path + ".", true);
    }
  }

  private void checkNewCommerce() {
    List<String> required = new ArrayList<>(NEW_COMMERCE);
    required.add("transferType");
    checkPresent(
        required,
        "; without lineItems this is read as a new-commerce request, a legacy one needs lineItems");
    checkText(object, NEW_COMMERCE, "", false);
    List<String> ids = new ArrayList<>(List.of("sourcePartnerTenantId"));
    if (object.has("targetPartnerTenantId")) {
      ids.add("targetPartnerTenantId");
    }
    checkText(object, ids, "", true);
  }

  private void checkPresent(List<String> names, String hint) {
    List<String> missing =
        names.stream()
            .filter(name -> object.get(name) == null || object.get(name).isJsonNull())
            .toList();
    if (!missing.isEmpty()) {
      file.fail(
          String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " missing" + hint);
    }
  }

  private void checkText(JsonObject holder, List<String> names, String path, boolean guid) {
    for (String name : names) {
      JsonElement value = holder.get(name);
      boolean text = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
      if (!text || value.getAsString().isBlank()) {
        file.fail(path + name + " must be text, but is " + value);
      }
      if (guid && !Text.isGuid(value.getAsString())) {
        file.fail(
            path
                + name
                + " must be a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx), but is "
                + value);
      }
    }
  }
}
