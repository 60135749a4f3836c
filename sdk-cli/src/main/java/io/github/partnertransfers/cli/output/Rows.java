package io.github.partnertransfers.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result as flat rows for other programs. The columns are a contract: their names and order stay.
 */
public final class Rows {
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public Rows(String... columns) {
    this.columns = List.of(columns);
  }

  /** Returns a row per object, with the properties of these names. */
  public static Rows ofObjects(JsonArray objects, String... columns) {
    Rows rows = new Rows(columns);
    for (JsonElement element : objects) {
      JsonObject object = element.getAsJsonObject();
      rows.add(Arrays.stream(columns).map(object::get).map(Rows::text).toArray());
    }
    return rows;
  }

  /** Adds a row: texts, numbers, times, JSON values, or null for an empty field. */
  public Rows add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for columns " + columns);
    }
    List<String> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value instanceof Instant time ? TimeFormat.iso(time) : text(value));
    }
    rows.add(row);
    return this;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof JsonArray array) {
      List<String> texts = new ArrayList<>();
      array.forEach(element -> texts.add(text(element)));
      return String.join(";", texts);
    }
    if (value instanceof JsonElement json) {
      return json.isJsonPrimitive() ? Text.clean(json.getAsString()) : "";
    }
    return value == null ? "" : Text.clean(value.toString());
  }

  /** Returns a table of some columns, with their names as titles. */
  public Table table(List<String> names) {
    Table table = new Table();
    names.forEach(name -> table.column(name.toUpperCase(Locale.ROOT)));
    List<Integer> indexes = names.stream().map(columns::indexOf).toList();
    for (List<String> row : rows) {
      table.row(
          indexes.stream()
              .map(row::get)
              .map(text -> Table.cell(text.isEmpty() ? "-" : text))
              .toList());
    }
    return table;
  }

  public List<String> columns() {
    return columns;
  }

  public List<List<String>> rows() {
    return rows;
  }
}
