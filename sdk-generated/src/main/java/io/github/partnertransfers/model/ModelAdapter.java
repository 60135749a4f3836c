package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has a model read and write itself. */
final class ModelAdapter<T extends JsonModel> extends ValueAdapter<T> {
  private final ModelBuilder<T> builder;

  ModelAdapter(ModelBuilder<T> builder) {
    this.builder = builder;
  }

  /** The model in a JSON text; an empty text is an empty model. */
  T decode(String json) {
    return new JsonDocument<>(this, "{}").decode(json);
  }

  @Override
  T read(ModelReader in) throws IOException {
    Map<String, JsonElement> enclosing = in.begin();
    T value = builder.read(in);
    in.end(enclosing);
    return value;
  }

  @Override
  public void write(JsonWriter out, T value) throws IOException {
    value.write(out);
  }

  @Override
  boolean accepts(JsonToken next) {
    return next == JsonToken.BEGIN_OBJECT;
  }

  @Override
  @Nullable T nearest(JsonElement element) {
    return element.isJsonObject() ? fromJsonTree(element) : null;
  }
}
