package io.github.partnertransfers.model;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes one JSON document: a model, or a list of models. */
abstract class DocumentAdapter<T> extends TypeAdapter<T> {
  /** Reads from a reader of the application, with the default limit of values. */
  @Override
  public final @Nullable T read(JsonReader in) throws IOException {
    return read(new ModelReader(in, ModelConverterFactory.DEFAULT_MAX_VALUES));
  }

  abstract @Nullable T read(ModelReader in) throws IOException;
}
