package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a model into its builder, and has it write itself. */
final class ModelAdapter<T extends JsonModel> extends ValueAdapter<T> {
  private final Supplier<ModelBuilder<T>> builders;

  ModelAdapter(Supplier<ModelBuilder<T>> builders) {
    this.builders = builders;
  }

  /** The model in a JSON text; an empty text is an empty model. */
  T decode(String json) {
    return new JsonDocument<>(this, "{}").decode(json);
  }

  @Override
  public T read(JsonReader in) throws IOException {
    ModelBuilder<T> builder = builders.get();
    ModelReader properties = new ModelReader(in);
    while (properties.hasNext()) {
      builder.read(properties.name(), properties);
    }
    builder.additionalProperties = properties.additional();
    return builder.build();
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
