package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The Gson adapter of a generated model. */
final class ModelAdapter<T extends JsonModel> extends ValueAdapter<T> {
  /** Reads the properties of a JSON object to its end. */
  interface Decoder<T> {
    T decode(ModelReader in) throws IOException;
  }

  private final Decoder<T> decoder;
  private final boolean mayReject;

  ModelAdapter(Decoder<T> decoder) {
    this(decoder, false);
  }

  private ModelAdapter(Decoder<T> decoder, boolean mayReject) {
    this.decoder = decoder;
    this.mayReject = mayReject;
  }

  /**
   * Creates the adapter of a model with required properties. Its decoder throws an {@link
   * IllegalArgumentException} if one is missing.
   */
  static <T extends JsonModel> ModelAdapter<T> withRequired(Decoder<T> decoder) {
    return new ModelAdapter<>(decoder, true);
  }

  /** Decodes a JSON text. An empty text is an empty model. */
  T decode(String json) {
    return new JsonDocument<>(this, "{}").decode(json);
  }

  @Override
  T read(ModelReader in) throws IOException {
    return in.object(decoder);
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
  boolean mayReject() {
    return mayReject;
  }

  @Override
  @Nullable T coerce(JsonElement element) {
    if (!element.isJsonObject()) {
      return null;
    }
    try {
      return read(ModelReader.ofTree(element));
    } catch (IllegalArgumentException e) {
      if (mayReject) {
        return null;
      }
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a tree in memory.
    }
  }
}
