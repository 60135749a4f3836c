package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of the input.
 *
 * @param line the line of the input at which the row starts; the first line is 1
 * @param fields the values by column, in the order of the input; absent if empty
 */
record BatchRow(int line, Map<String, String> fields) {
  static final String REFERENCE = "reference";
  static final String CUSTOMER = "customer";
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String SUBSCRIPTION = "subscription";
  static final String TRANSFER = "transfer";
  static final String SOURCE_NAME = "sourceName";
  static final String NOTIFY = "notify";
  static final String PRODUCT_TYPES = "productTypes";

  /** The columns of {@code batch plan} that have a meaning; all others are the user's. */
  static final List<String> COLUMNS =
      List.of(
          REFERENCE, CUSTOMER, SOURCE, TARGET, SUBSCRIPTION, SOURCE_NAME, NOTIFY, PRODUCT_TYPES);

  /**
   * Returns a value as the program uses it: those of columns with a meaning without spaces around
   * them, and GUIDs without braces.
   */
  static String value(InputSchema schema, String column, String text) {
    if (!schema.columns().contains(column)) {
      return text;
    }
    String guid = schema.guids().contains(column) ? GuidConverter.parse(text) : null;
    return guid == null ? text.strip() : guid;
  }

  /** Returns the value of a column, or an empty string. */
  String get(String column) {
    return fields.getOrDefault(column, "");
  }

  boolean has(String column) {
    return !get(column).isEmpty();
  }

  /**
   * Returns whether the row names a subscription; otherwise it asks for a new-commerce transfer.
   */
  boolean isLegacy() {
    return has(SUBSCRIPTION);
  }

  /** Returns, for example, "line 4 (C-001)". */
  String describe() {
    return "line " + line + (has(REFERENCE) ? " (" + Text.clean(get(REFERENCE)) + ")" : "");
  }

  List<String> productTypes() {
    return Stream.of(get(PRODUCT_TYPES).split(";", -1))
        .map(String::strip)
        .filter(type -> !type.isEmpty())
        .toList();
  }

  JsonObject toJson() {
    JsonObject values = new JsonObject();
    fields.forEach(values::addProperty);
    JsonObject json = new JsonObject();
    json.addProperty("line", line);
    json.add("fields", values);
    return json;
  }

  static BatchRow fromJson(JsonObject json) {
    Map<String, String> fields = new LinkedHashMap<>();
    json.getAsJsonObject("fields")
        .entrySet()
        .forEach(field -> fields.put(field.getKey(), field.getValue().getAsString()));
    return new BatchRow(json.get("line").getAsInt(), fields);
  }
}
