package io.github.partnertransfers.model;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
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
      return document.decode(closing.charStream());
    }
  }

  private static RequestBody write(Model value) {
    return RequestBody.create(value.toJson().getBytes(StandardCharsets.UTF_8), JSON);
  }
}
