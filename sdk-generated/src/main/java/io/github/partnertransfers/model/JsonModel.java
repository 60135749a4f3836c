package io.github.partnertransfers.model;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;

/** The base class of generated models: writes JSON. */
abstract class JsonModel implements Model {
  private static final int INITIAL_LENGTH = 512;

  /** Writes the properties that the model describes. */
  abstract void write(ModelWriter out) throws IOException;

  final void write(JsonWriter out) throws IOException {
    ModelWriter properties = new ModelWriter(out, additionalProperties());
    write(properties);
    properties.end();
  }

  @Override
  public final String toJson() {
    StringWriter text = new StringWriter(INITIAL_LENGTH);
    try {
      write(new JsonWriter(text));
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a text in memory.
    }
    return LoneSurrogates.escape(text.toString());
  }

  /** Returns {@link #toJson}. */
  @Override
  public final String toString() {
    return toJson();
  }
}
