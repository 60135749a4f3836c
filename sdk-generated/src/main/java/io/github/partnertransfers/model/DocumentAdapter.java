package io.github.partnertransfers.model;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes what one JSON document holds: a model, or a list of models. */
abstract class DocumentAdapter<T> extends TypeAdapter<T> {
  /** Reads from an application's own reader, with the default limit of values. */
  @Override
  public final @Nullable T read(JsonReader in) throws IOException {
    return read(new ModelReader(in, ModelConverterFactory.DEFAULT_MAX_VALUES));
  }

  abstract @Nullable T read(ModelReader in) throws IOException;
}
