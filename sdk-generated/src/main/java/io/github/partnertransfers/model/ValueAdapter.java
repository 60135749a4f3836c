package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type, and coerces values of other types. */
abstract class ValueAdapter<T> extends DocumentAdapter<T> {
  /**
   * Reads a value whose first token this adapter accepts. If the type can't represent it exactly,
   * the reader has the raw value, see {@link ModelReader#takeRaw}.
   *
   * @return the value, or null if the type has none, as for a number that exceeds an integer
   */
  @Override
  abstract @Nullable T read(ModelReader in) throws IOException;

  /** Returns whether a JSON value with this first token is of this type. */
  abstract boolean accepts(JsonToken next);

  /** Returns whether {@link #read} throws an exception if something required is missing. */
  boolean mayReject() {
    return false;
  }

  /** Returns an equal value that nobody can modify. */
  T immutable(T value) {
    return value;
  }

  /** Converts a JSON element, perhaps of another type. Returns null if that is not possible. */
  abstract @Nullable T coerce(JsonElement element);
}
