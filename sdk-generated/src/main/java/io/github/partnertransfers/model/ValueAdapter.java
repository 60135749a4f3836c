package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type, and makes the best of values of another. */
abstract class ValueAdapter<T> extends DocumentAdapter<T> {
  /**
   * Reads a value whose first token this adapter accepts. What the type can't represent exactly is
   * left with the reader, see {@link ModelReader#takeOdd}.
   *
   * @return null if the type has no such value, as for a number that exceeds an integer
   */
  @Override
  abstract @Nullable T read(ModelReader in) throws IOException;

  /** Whether a JSON value that begins with this token is of this type. */
  abstract boolean accepts(JsonToken next);

  /** The value that a JSON element, perhaps of another type, most likely stands for, or null. */
  abstract @Nullable T nearest(JsonElement element);
}
