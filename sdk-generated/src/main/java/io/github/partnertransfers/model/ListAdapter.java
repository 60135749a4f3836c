package io.github.partnertransfers.model;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Reads and writes a JSON array of models. */
final class ListAdapter<T> extends DocumentAdapter<List<T>> {
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
}
