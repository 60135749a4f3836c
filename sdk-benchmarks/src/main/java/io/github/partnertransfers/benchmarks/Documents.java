package io.github.partnertransfers.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.google.gson.Strictness;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.ModelConverterFactory;
import io.github.partnertransfers.model.TransferEntity;
import java.io.IOException;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * Reads the bytes of an answer and writes those of a request, as Retrofit has it done by each of
 * the contenders.
 */
final class Documents {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final Annotation[] NONE = {};

  private Documents() {}

  static Work ourParse(byte[] list) {
    return parse(ModelConverterFactory.create(), TransferEntity.class, list);
  }

  static Work gsonParse(byte[] list) {
    return parse(GsonConverterFactory.create(), PlainTransfer.class, list);
  }

  static Work typedGsonParse(byte[] list) {
    return parse(GsonConverterFactory.create(TypedTransfer.GSON), TypedTransfer.class, list);
  }

  static Work jacksonParse(byte[] list) {
    ObjectReader reader =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(new TypeReference<List<PlainTransfer>>() {});
    return () -> reader.readValue(ResponseBody.create(list, JSON).byteStream());
  }

  /**
   * Returns the length of all names, strings and numbers. Gson's reader makes a String of each, so
   * this is the least that any parser with this reader does.
   */
  static Work gsonReader(byte[] list) {
    String text = Bodies.text(list);
    return () -> {
      JsonReader in = new JsonReader(new StringReader(text));
      in.setStrictness(Strictness.LEGACY_STRICT); // As the SDK does.
      return length(in);
    };
  }

  private static Integer length(JsonReader in) throws IOException {
    int length = 0;
    while (true) {
      switch (in.peek()) {
        case BEGIN_ARRAY -> in.beginArray();
        case END_ARRAY -> in.endArray();
        case BEGIN_OBJECT -> in.beginObject();
        case END_OBJECT -> in.endObject();
        case NAME -> length += in.nextName().length();
        case STRING, NUMBER -> length += in.nextString().length();
        case BOOLEAN, NULL -> in.skipValue();
        case END_DOCUMENT -> {
          return length;
        }
      }
    }
  }

  static Work ourWrite() {
    LegacyTransferRequest request =
        LegacyTransferRequest.fromJson(Bodies.text(Bodies.CREATE_REQUEST));
    return write(ModelConverterFactory.create(), CreateTransferRequest.class, request);
  }

  static Work gsonWrite() {
    PlainCreateRequest request =
        new Gson().fromJson(Bodies.text(Bodies.CREATE_REQUEST), PlainCreateRequest.class);
    return write(GsonConverterFactory.create(), PlainCreateRequest.class, request);
  }

  private static Work parse(Converter.Factory factory, Class<?> transfer, byte[] list) {
    Type type = TypeToken.getParameterized(List.class, transfer).getType();
    Converter<ResponseBody, ?> converter =
        Objects.requireNonNull(factory.responseBodyConverter(type, NONE, retrofit()));
    return () -> Objects.requireNonNull(converter.convert(ResponseBody.create(list, JSON)));
  }

  @SuppressWarnings("unchecked") // The factory is asked for a converter of this very type.
  private static <T> Work write(Converter.Factory factory, Class<? super T> type, T request) {
    Converter<T, RequestBody> converter =
        (Converter<T, RequestBody>)
            Objects.requireNonNull(factory.requestBodyConverter(type, NONE, NONE, retrofit()));
    return () -> sent(Objects.requireNonNull(converter.convert(request)));
  }

  private static Long sent(RequestBody body) throws IOException {
    Buffer wire = new Buffer();
    body.writeTo(wire);
    long bytes = wire.size();
    wire.clear();
    return bytes;
  }

  private static Retrofit retrofit() {
    return new Retrofit.Builder().baseUrl(CannedAnswer.URL).build();
  }
}
