package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Converts request and response bodies of models for Retrofit. A response can start with a byte
 * order mark, lack a charset (the default is UTF-8) or be empty (an empty model or list). An
 * unreadable body throws a {@link JsonDecodingException}.
 */
public final class ModelConverterFactory extends Converter.Factory {
  /**
   * The default maximum number of JSON values of a document. Published lists have a value for each
   * 32 characters, that is 1,050,000 values in 32 MiB.
   */
  public static final int DEFAULT_MAX_VALUES = 1_200_000;

  private static final MediaType JSON = MediaType.get("application/json");

  private final int maxValues;
  private final ModelDocuments.Adapters adapters;

  private ModelConverterFactory(int maxValues, ModelDocuments.Adapters adapters) {
    this.maxValues = maxValues;
    this.adapters = adapters;
  }

  /** Creates a factory for documents of at most {@link #DEFAULT_MAX_VALUES} JSON values. */
  public static ModelConverterFactory create() {
    return create(DEFAULT_MAX_VALUES);
  }

  /**
   * Creates a factory for documents of at most {@code maxValues} JSON values: properties, array
   * elements, and raw copies of these, of which an object counts twice. The limit bounds memory: a
   * value takes up to 150 bytes, which can be 50 times the size of the body. A larger document
   * throws a {@link JsonDecodingException}.
   *
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public static ModelConverterFactory create(int maxValues) {
    return create(maxValues, ModelDocuments::all);
  }

  static ModelConverterFactory create(int maxValues, ModelDocuments.Adapters adapters) {
    if (maxValues <= 0) {
      throw new IllegalArgumentException("maxValues must be positive, but is " + maxValues);
    }
    return new ModelConverterFactory(maxValues, adapters);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    JsonDocument<?> document = ModelDocuments.find(type, adapters);
    return document == null ? null : body -> read(document, body);
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameters, Annotation[] method, Retrofit retrofit) {
    if (type instanceof Class && Model.class.isAssignableFrom((Class<?>) type)) {
      return value -> body(((Model) value).toJson());
    }
    JsonDocument<?> document = ModelDocuments.find(type, adapters);
    return document == null ? null : value -> body(document.encode(value));
  }

  /**
   * Converts a path or query parameter: an enumeration to its value in JSON, and a number or an
   * instant as in JSON.
   */
  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    boolean isConverted =
        type == Instant.class
            || type == BigDecimal.class
            || (type instanceof Class && OpenEnum.class.isAssignableFrom((Class<?>) type));
    return isConverted ? ModelConverterFactory::text : null;
  }

  private static String text(Object value) {
    if (value instanceof OpenEnum) {
      return ((OpenEnum) value).value();
    }
    return value instanceof Instant
        ? InstantFormat.format((Instant) value)
        : ((BigDecimal) value).toPlainString();
  }

  private <T> T read(JsonDocument<T> document, ResponseBody body) throws IOException {
    try (ResponseBody closing = body;
        Reader text = text(closing)) {
      return document.decode(text, maxValues);
    }
  }

  private static Reader text(ResponseBody body) throws IOException {
    MediaType type = body.contentType();
    BufferedSource source = body.source();
    boolean isUtf8 = type == null || UTF_8.equals(type.charset(UTF_8));
    return isUtf8 && !(source.request(1) && isWideByteOrderMark(source.getBuffer().getByte(0)))
        ? new Utf8Reader(source)
        : body.charStream();
  }

  /** Returns whether a UTF-16 or UTF-32 byte order mark can start with this byte. */
  private static boolean isWideByteOrderMark(byte first) {
    return first == 0 || first == (byte) 0xFE || first == (byte) 0xFF;
  }

  private static RequestBody body(String json) {
    return RequestBody.create(json.getBytes(UTF_8), JSON);
  }
}
