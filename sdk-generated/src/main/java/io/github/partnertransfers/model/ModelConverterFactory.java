package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Lets Retrofit read and write the models. Responses may begin with a byte order mark, lack a
 * charset (UTF-8 is assumed) or be empty (an empty model, an empty list); what can't be read ends
 * in a {@link JsonDecodingException}.
 */
public final class ModelConverterFactory extends Converter.Factory {
  /**
   * The most JSON values that are read if nothing else is said. Published lists have one for each
   * 32 characters, which makes 1,050,000 values in 32 MiB.
   */
  public static final int DEFAULT_MAX_VALUES = 1_200_000;

  private static final MediaType JSON = MediaType.get("application/json");

  private final int maxValues;

  private ModelConverterFactory(int maxValues) {
    this.maxValues = maxValues;
  }

  /** Reads documents of at most {@link #DEFAULT_MAX_VALUES} JSON values. */
  public static ModelConverterFactory create() {
    return create(DEFAULT_MAX_VALUES);
  }

  /**
   * Reads documents of at most so many JSON values: properties, elements of arrays, and copies of
   * these that are kept as they came, among which an object counts twice. The limit bounds memory:
   * a body with a value for each three characters would take 50 times its size, a value takes 150
   * bytes at most. A document beyond the limit ends in a {@link JsonDecodingException}.
   *
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public static ModelConverterFactory create(int maxValues) {
    if (maxValues <= 0) {
      throw new IllegalArgumentException("maxValues must be positive, but is " + maxValues);
    }
    return new ModelConverterFactory(maxValues);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    JsonDocument<?> document = ModelDocuments.find(type);
    return document == null ? null : body -> read(document, body);
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameters, Annotation[] method, Retrofit retrofit) {
    boolean isModel = type instanceof Class && Model.class.isAssignableFrom((Class<?>) type);
    return isModel ? value -> write((Model) value) : null;
  }

  private <T> T read(JsonDocument<T> document, ResponseBody body) throws IOException {
    try (ResponseBody closing = body) {
      return document.decode(text(closing), maxValues);
    }
  }

  private static Reader text(ResponseBody body) throws IOException {
    MediaType type = body.contentType();
    BufferedSource source = body.source();
    boolean isUtf8 = type == null || UTF_8.equals(type.charset(UTF_8));
    return isUtf8 && !(source.request(1) && isOfWideMark(source.getBuffer().getByte(0)))
        ? new Utf8Reader(source)
        : body.charStream();
  }

  /** Whether a byte order mark of UTF-16 or UTF-32 may begin so; UTF-8 text doesn't. */
  private static boolean isOfWideMark(byte first) {
    return first == 0 || first == (byte) 0xFE || first == (byte) 0xFF;
  }

  private static RequestBody write(Model value) {
    return RequestBody.create(value.toJson().getBytes(UTF_8), JSON);
  }
}
