package io.github.partnertransfers.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list of the elements of a JSON array that have the expected type. If there were
 * others (a null, say), the array is kept raw beside them, so that it can be written back whole. An
 * empty one was received, whereas any other empty list stands for a property that was absent.
 */
final class TolerantList<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> elements;
  private final @Nullable JsonArray raw;

  private TolerantList(List<T> elements, @Nullable JsonArray raw) {
    this.elements = elements;
    this.raw = raw;
  }

  static <T> TolerantList<T> read(JsonReader in, ValueAdapter<T> adapter) throws IOException {
    List<T> elements = Collections.emptyList();
    JsonArray raw = null;
    in.beginArray();
    while (in.hasNext()) {
      if (adapter.accepts(in.peek())) {
        T element = adapter.read(in);
        // Most lists of a transfer are empty.
        elements = elements.isEmpty() ? new ArrayList<>() : elements;
        elements.add(element);
        if (raw != null) {
          raw.add(adapter.toJsonTree(element));
        }
      } else {
        raw = raw == null ? tree(elements, adapter) : raw;
        raw.add(JsonDocument.element(in));
      }
    }
    in.endArray();
    return new TolerantList<>(elements, raw);
  }

  /** The elements of the expected type in an array; none if it isn't an array. */
  static <T> List<T> of(JsonElement element, ValueAdapter<T> adapter) {
    List<T> elements = new ArrayList<>();
    if (element.isJsonArray()) {
      for (JsonElement item : element.getAsJsonArray()) {
        T value = adapter.nearest(item);
        if (value != null) {
          elements.add(value);
        }
      }
    }
    return elements;
  }

  static <T> void write(JsonWriter out, List<T> list, ValueAdapter<T> adapter) throws IOException {
    if (list instanceof TolerantList && ((TolerantList<T>) list).raw != null) {
      ModelWriter.write(out, ((TolerantList<T>) list).raw);
      return;
    }
    out.beginArray();
    for (T element : list) {
      adapter.write(out, element);
    }
    out.endArray();
  }

  private static <T> JsonArray tree(List<T> elements, ValueAdapter<T> adapter) {
    JsonArray array = new JsonArray();
    for (T element : elements) {
      array.add(element == null ? JsonNull.INSTANCE : adapter.toJsonTree(element));
    }
    return array;
  }

  TolerantList<T> withoutRaw() {
    return raw == null ? this : new TolerantList<>(elements, null);
  }

  @Nullable JsonArray raw() {
    return raw;
  }

  @Override
  public T get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
