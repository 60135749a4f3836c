package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import org.jspecify.annotations.Nullable;

/** What every generated adapter is. */
abstract class ModelAdapter<T> extends ValueAdapter<T> {
  @Override
  final boolean accepts(JsonToken next) {
    return next == JsonToken.BEGIN_OBJECT;
  }

  @Override
  final @Nullable T nearest(JsonElement element) {
    return element.isJsonObject() ? fromJsonTree(element) : null;
  }
}
