package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.channels.Channels;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
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
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int BUFFER_BYTES = 1024;

  private ModelConverterFactory() {}

  public static ModelConverterFactory create() {
    return new ModelConverterFactory();
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

  private static <T> T read(JsonDocument<T> document, ResponseBody body) throws IOException {
    try (ResponseBody closing = body) {
      return document.decode(text(closing));
    }
  }

  /** A reader whose buffer is no larger than Gson's, where OkHttp's takes 8 KiB for each answer. */
  private static Reader text(ResponseBody body) throws IOException {
    MediaType type = body.contentType();
    BufferedSource source = body.source();
    boolean isUtf8 = type == null || UTF_8.equals(type.charset(UTF_8));
    return isUtf8 && !(source.request(1) && isOfWideMark(source.getBuffer().getByte(0)))
        ? Channels.newReader(source, decoder(), BUFFER_BYTES)
        : body.charStream();
  }

  /** Whether a byte order mark of UTF-16 or UTF-32 may begin so; UTF-8 text doesn't. */
  private static boolean isOfWideMark(byte first) {
    return first == 0 || first == (byte) 0xFE || first == (byte) 0xFF;
  }

  private static CharsetDecoder decoder() {
    return UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  private static RequestBody write(Model value) {
    return RequestBody.create(value.toJson().getBytes(UTF_8), JSON);
  }
}
