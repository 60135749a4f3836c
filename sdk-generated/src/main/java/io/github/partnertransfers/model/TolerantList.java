package io.github.partnertransfers.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list of the elements of a JSON array that the expected type can represent. If it
 * can't represent some exactly, such as a null, the list also has the raw array, to write it
 * unchanged. An empty list of this class was received; any other empty list is an absent property.
 */
final class TolerantList<T> extends AbstractList<T> implements RandomAccess {
  private static final Object[] NO_ELEMENTS = {};
  private static final TolerantList<?> EMPTY = new TolerantList<>(NO_ELEMENTS, null);

  private final Object[] elements;
  private final @Nullable JsonArray raw;

  private TolerantList(Object[] elements, @Nullable JsonArray raw) {
    this.elements = elements;
    this.raw = raw;
  }

  @SuppressWarnings("unchecked") // An empty list has any type; the adapter read the others.
  static <T> TolerantList<T> read(ModelReader from, ValueAdapter<T> adapter) throws IOException {
    JsonReader in = from.json();
    Object[] elements = NO_ELEMENTS;
    int size = 0;
    JsonArray raw = null;
    in.beginArray();
    while (in.hasNext()) {
      from.count(1);
      T element = from.value(adapter);
      JsonElement lastRaw = from.takeRaw();
      if (lastRaw != null && raw == null) {
        raw = new JsonArray();
        for (int i = 0; i < size; i++) {
          add(raw, adapter.toJsonTree((T) elements[i]), from);
        }
      }
      if (raw != null) {
        add(raw, lastRaw == null ? adapter.toJsonTree(element) : lastRaw, from);
      }
      if (element != null) {
        if (size == elements.length) {
          // Most lists have at most one element.
          elements = Arrays.copyOf(elements, Math.max(1, 2 * size));
        }
        elements[size++] = element;
      }
    }
    in.endArray();
    return size == 0 && raw == null
        ? (TolerantList<T>) EMPTY
        : new TolerantList<>(
            size == elements.length ? elements : Arrays.copyOf(elements, size), raw);
  }

  /** Returns the elements that the type can represent; empty if the element isn't an array. */
  static <T> List<T> of(JsonElement element, ValueAdapter<T> adapter) {
    List<T> elements = new ArrayList<>();
    if (element.isJsonArray()) {
      for (JsonElement item : element.getAsJsonArray()) {
        T value = adapter.coerce(item);
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

  /** Adds a raw element and counts its memory. */
  private static void add(JsonArray raw, JsonElement element, ModelReader from) {
    from.count(1 + JsonElements.size(element));
    raw.add(element);
  }

  TolerantList<T> withoutRaw() {
    return raw == null ? this : new TolerantList<>(elements, null);
  }

  @Nullable JsonArray raw() {
    return raw;
  }

  @Override
  @SuppressWarnings("unchecked") // It has elements of this type only.
  public T get(int index) {
    return (T) elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
