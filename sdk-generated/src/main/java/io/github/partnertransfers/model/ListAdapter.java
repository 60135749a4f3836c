package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes a JSON array of values of one type. */
final class ListAdapter<T> extends ValueAdapter<List<T>> {
  private final ValueAdapter<T> elements;

  ListAdapter(ValueAdapter<T> elements) {
    this.elements = elements;
  }

  @Override
  List<T> read(ModelReader in) throws IOException {
    return TolerantList.read(in, elements);
  }

  @Override
  public void write(JsonWriter out, List<T> value) throws IOException {
    TolerantList.write(out, value, elements);
  }

  @Override
  boolean accepts(JsonToken next) {
    return next == JsonToken.BEGIN_ARRAY;
  }

  @Override
  @Nullable List<T> coerce(JsonElement element) {
    if (!element.isJsonArray()) {
      return null;
    }
    try {
      return read(ModelReader.ofTree(element));
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a tree in memory.
    }
  }

  @Override
  List<T> immutable(List<T> value) {
    if (value instanceof TolerantList) {
      return value;
    }
    List<T> copy = new ArrayList<>(value.size());
    for (T element : value) {
      copy.add(elements.immutable(element));
    }
    return Collections.unmodifiableList(copy);
  }
}
