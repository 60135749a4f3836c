package io.github.partnertransfers.model;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * Type adapters of models and lists of models for a {@link Gson} of the application, without
 * reflection. The client doesn't need it.
 */
public final class ModelTypeAdapterFactory implements TypeAdapterFactory {
  private ModelTypeAdapterFactory() {}

  public static ModelTypeAdapterFactory create() {
    return new ModelTypeAdapterFactory();
  }

  @Override
  @SuppressWarnings("unchecked") // A document found for a type reads and writes that type.
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    JsonDocument<?> document = ModelDocuments.find(type.getType(), ModelDocuments::all);
    return document == null ? null : (TypeAdapter<T>) document.adapter().nullSafe();
  }
}
