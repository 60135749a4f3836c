package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows from JSON lines: an object per line, whose properties are the columns. */
final class JsonLinesReader {
  private final InputSchema schema;
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<BatchRow> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  JsonLinesReader(InputSchema schema) {
    this.schema = schema;
  }

  void read(String text) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        read(line, number);
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(ColumnChecks.of(List.copyOf(columns), schema));
    }
  }

  private void read(String line, int number) {
    JsonObject object = parse(line);
    if (object == null) {
      problems.add("line " + number + ": this is not a JSON object: " + Text.cut(line.strip(), 60));
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    object
        .entrySet()
        .forEach(
            field -> {
              columns.add(field.getKey());
              String value = value(field.getKey(), field.getValue());
              if (!value.isBlank()) {
                fields.put(field.getKey(), value);
              }
            });
    rows.add(new BatchRow(number, fields));
  }

  private static @Nullable JsonObject parse(String line) {
    try {
      JsonElement element = Json.tree(line);
      return element.isJsonObject() ? element.getAsJsonObject() : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  private String value(String column, JsonElement value) {
    if (value.isJsonNull()) {
      return "";
    }
    if (value.isJsonPrimitive()) {
      return BatchRow.value(schema, column, value.getAsString());
    }
    return column.equals(BatchRow.PRODUCT_TYPES) && value.isJsonArray()
        ? joined(value.getAsJsonArray())
        : Json.compact(value);
  }

  private static String joined(JsonArray values) {
    List<String> texts = new ArrayList<>();
    values.forEach(
        each -> texts.add(each.isJsonPrimitive() ? each.getAsString() : Json.compact(each)));
    return String.join(";", texts);
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  List<BatchRow> rows() {
    return rows;
  }

  List<String> problems() {
    return problems;
  }
}
