package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.reflect.TypeToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** A small body that needs much memory is rejected early. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ValueLimitTest {
  private static final Type TRANSFERS = new TypeToken<List<TransferEntity>>() {}.getType();

  private static List<?> read(ModelConverterFactory factory, String json) throws IOException {
    return (List<?>) Objects.requireNonNull(converter(factory).convert(body(json)));
  }

  private static Converter<ResponseBody, ?> converter(ModelConverterFactory factory) {
    return Objects.requireNonNull(
        factory.responseBodyConverter(
            TRANSFERS,
            new Annotation[0],
            new Retrofit.Builder().baseUrl("http://localhost").build()));
  }

  private static ResponseBody body(String json) {
    Buffer content = new Buffer().writeUtf8(json);
    return ResponseBody.create(content, MediaType.get("application/json"), content.size());
  }

  @Test
  void bodiesWithTooManyValuesAreRejectedInASmallHeap() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines()).hasSize(SmallHeap.ELEMENTS.size());
    assertThat(output.lines()).allMatch(line -> line.contains("more than 1200000 values"));
  }

  /** The program that reads the bodies and prints how each is refused. */
  static final class SmallHeap {
    /** Models, odd elements of lists, unknown properties, and copies of copies. */
    static final List<String> ELEMENTS =
        List.of(
            "{}",
            "null",
            "{\"a\":1}",
            "{\"x\":[1,[],{}]}",
            "{\"x\":{\"y\":{\"z\":1}}}",
            "{\"LineItems\":[{\"AddonItems\":[{}]}]}",
            "{\"lineItems\":[null,{\"addonItems\":[null,{}]}]}");

    private SmallHeap() {}

    public static void main(String[] args) throws IOException {
      for (String element : ELEMENTS) {
        ResponseBody body =
            ResponseBody.create(
                Okio.buffer(Okio.source(array(element))), MediaType.get("application/json"), -1);
        try {
          System.out.println("read: " + converter(ModelConverterFactory.create()).convert(body));
        } catch (JsonDecodingException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  /** The beginning of an array of 30 MB, without a copy of it in the heap. */
  private static InputStream array(String element) {
    byte[] chunk = (element + ',').repeat(1_000).getBytes(UTF_8);
    List<InputStream> chunks = new ArrayList<>();
    chunks.add(new ByteArrayInputStream(new byte[] {'['}));
    for (int length = 0; length < 30_000_000; length += chunk.length) {
      chunks.add(new ByteArrayInputStream(chunk));
    }
    return new SequenceInputStream(Collections.enumeration(chunks));
  }

  @Test
  void listOf160000TransfersIsRead() throws IOException {
    String transfer =
        "{\"id\":\"67c5b05b-09b5-47ba-9047-5056fe2afa4f\",\"status\":\"Pending\",\"transferType\":5,"
            + "\"customerTenantId\":\"b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0\",\"customerName\":\"A\","
            + "\"createdTime\":\"2024-04-30T18:31:41.5133355Z\"}";

    List<?> transfers =
        read(
            ModelConverterFactory.create(),
            '[' + String.join(",", Collections.nCopies(160_000, transfer)) + ']');

    assertThat(transfers).hasSize(160_000);
  }

  @Test
  void limitIsConfigurable() throws IOException {
    ModelConverterFactory factory = ModelConverterFactory.create(6);

    assertThat(read(factory, "[{\"id\":\"a\"},{},{},{},{}]")).hasSize(5);
    assertThat(read(factory, "[{\"new\":[1,{\"deep\":2}]}]")).hasSize(1);
    for (String json : List.of("[{},{},{},{},{},{},{}]", "[{\"new\":[1,{\"deep\":2},3]}]")) {
      assertThatExceptionOfType(JsonDecodingException.class)
          .isThrownBy(() -> read(factory, json))
          .withMessageContaining("more than 6 values")
          .satisfies(e -> assertThat(e.text()).isEqualTo(json));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConverterFactory.create(0))
        .withMessageContaining("maxValues");
  }

  @Test
  void textInMemoryHasTheDefaultLimit() {
    String json = "{\"x\":[" + "1,".repeat(1_200_000) + "1]}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransferEntity.fromJson(json))
        .withMessageContaining("1200000 values");
  }

  /** What was read under a larger limit can be written. */
  @Test
  void writingHasNoLimit() throws IOException {
    String json = "[{\"Links\":{\"new\":[" + "1,".repeat(1_200_000) + "1]}}]";

    List<?> transfers = read(ModelConverterFactory.create(10_000_000), json);

    assertThat(((TransferEntity) transfers.get(0)).toJson()).hasSize(json.length() - 2);
  }
}
