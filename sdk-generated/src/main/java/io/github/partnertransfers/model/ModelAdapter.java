package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The Gson adapter of a generated model. */
final class ModelAdapter<T extends JsonModel> extends ValueAdapter<T> {
  private final ModelBuilder<T> builder;

  ModelAdapter(ModelBuilder<T> builder) {
    this.builder = builder;
  }

  /** Decodes a JSON text. An empty text is an empty model. */
  T decode(String json) {
    return new JsonDocument<>(this, "{}").decode(json);
  }

  @Override
  T read(ModelReader in) throws IOException {
    return in.object(builder);
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
  @Nullable T coerce(JsonElement element) {
    if (!element.isJsonObject()) {
      return null;
    }
    try {
      return read(ModelReader.ofTree(element));
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a tree in memory.
    }
  }
}
