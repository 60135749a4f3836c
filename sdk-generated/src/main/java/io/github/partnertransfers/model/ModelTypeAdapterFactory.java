package io.github.partnertransfers.model;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * Lets an application's own {@link Gson} read and write the models and lists of them, without
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
    JsonDocument<?> document = ModelDocuments.find(type.getType());
    return document == null ? null : (TypeAdapter<T>) document.adapter().nullSafe();
  }
}
