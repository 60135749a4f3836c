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
 * can't represent some exactly (a null, say), the array is kept raw beside them, so that it can be
 * written back whole. An empty one was received, whereas any other empty list stands for a property
 * that was absent.
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

  @SuppressWarnings("unchecked") // An empty list is one of any type; the adapter read the others.
  static <T> TolerantList<T> read(ModelReader from, ValueAdapter<T> adapter) throws IOException {
    JsonReader in = from.json();
    Object[] elements = NO_ELEMENTS;
    int size = 0;
    JsonArray raw = null;
    in.beginArray();
    while (in.hasNext()) {
      from.count(1);
      T element = from.value(adapter);
      JsonElement odd = from.takeOdd();
      if (odd != null && raw == null) {
        raw = new JsonArray();
        for (int i = 0; i < size; i++) {
          add(raw, adapter.toJsonTree((T) elements[i]), from);
        }
      }
      if (raw != null) {
        add(raw, odd == null ? adapter.toJsonTree(element) : odd, from);
      }
      if (element != null) {
        if (size == elements.length) {
          // Most lists of a transfer are empty, or have one element.
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

  /** Adds to what is kept raw, which takes memory of its own. */
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
  @SuppressWarnings("unchecked") // Nothing else was put in.
  public T get(int index) {
    return (T) elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
