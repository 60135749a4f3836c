package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Converter;
import retrofit2.Retrofit;

class ModelConverterFactoryTest {
  private static final String NAME = "Größe 😀";

  private static final Retrofit RETROFIT =
      new Retrofit.Builder().baseUrl("http://localhost").build();

  private static final Converter<ResponseBody, ?> CONVERTER =
      Objects.requireNonNull(
          ModelConverterFactory.create()
              .responseBodyConverter(TransferEntity.class, new Annotation[0], RETROFIT));

  private static String nameIn(String contentType, ByteString body) throws IOException {
    Buffer content = new Buffer().write(body);
    ResponseBody answer =
        ResponseBody.create(content, MediaType.parse(contentType), content.size());
    return ((TransferEntity) Objects.requireNonNull(CONVERTER.convert(answer))).customerName();
  }

  private static ByteString json(String text, Charset charset) {
    return ByteString.encodeString("{\"customerName\":\"" + text + "\"}", charset);
  }

  static Stream<Arguments> encodings() {
    ByteString mark = ByteString.encodeUtf8("\uFEFF");
    ByteString wide = ByteString.encodeString("\uFEFF", UTF_16LE);
    return Stream.of(
        Arguments.of("application/json", json(NAME, UTF_8)),
        Arguments.of("", json(NAME, UTF_8)),
        Arguments.of("application/json; charset=utf-8", json(NAME, UTF_8)),
        Arguments.of("application/json; charset=utf-8", join(mark, json(NAME, UTF_8))),
        Arguments.of("application/json; charset=utf-16", json(NAME, UTF_16)),
        Arguments.of("application/json", json(NAME, UTF_16)),
        Arguments.of("application/json; charset=utf-8", join(wide, json(NAME, UTF_16LE))));
  }

  private static ByteString join(ByteString first, ByteString second) {
    return new Buffer().write(first).write(second).readByteString();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void textIsReadInItsEncoding(String contentType, ByteString body) throws IOException {
    assertThat(nameIn(contentType, body)).isEqualTo(NAME);
  }

  @Test
  void charsetOfTheHeaderIsUsed() throws IOException {
    assertThat(nameIn("application/json; charset=iso-8859-1", json("Größe", ISO_8859_1)))
        .isEqualTo("Größe");
  }

  /** The reader's buffer ends within the character at some of the lengths. */
  @Test
  void multiByteCharactersAreDecodedAcrossBuffers() throws IOException {
    for (int length = 980; length < 1060; length++) {
      String name = "x".repeat(length) + "😀" + "ß".repeat(1100);
      assertThat(nameIn("application/json", json(name, UTF_8))).isEqualTo(name);
    }
  }

  @Test
  void malformedBytesAreReplaced() throws IOException {
    Buffer body = new Buffer().writeUtf8("{\"customerName\":\"a").writeByte(0xC3).writeUtf8("b\"}");
    assertThat(nameIn("application/json", body.readByteString())).isEqualTo("a\uFFFDb");
  }

  @Test
  void textThatEndsWithinACharacterIsTruncated() {
    Buffer body = new Buffer().writeUtf8("{\"customerName\":\"a").writeByte(0xC3);
    ByteString cut = body.readByteString();
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> nameIn("application/json", cut));
  }

  /** UTF-8 can't encode an unpaired surrogate; encoders replace it by a question mark. */
  @Test
  void loneSurrogatesAreSentAsEscapes() throws IOException {
    TransferEntity transfer = TransferEntity.builder().customerName("a\ud800\ud83d\ude00").build();
    Buffer sent = new Buffer();

    sender().convert(transfer).writeTo(sent);

    assertThat(sent.readUtf8()).isEqualTo("{\"customerName\":\"a\\ud800\ud83d\ude00\"}");
  }

  @SuppressWarnings("unchecked") // It converts any model.
  private static Converter<Model, RequestBody> sender() {
    return (Converter<Model, RequestBody>)
        Objects.requireNonNull(
            ModelConverterFactory.create()
                .requestBodyConverter(
                    TransferEntity.class, new Annotation[0], new Annotation[0], RETROFIT));
  }

  /** A buffer that was returned twice, or too early, would mix them. */
  @Test
  void bodiesThatAreReadAtOnceDoNotMix() {
    List<String> names =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(ModelConverterFactoryTest::readLongNameBesideFailures)
            .toList();

    assertThat(names).isEqualTo(IntStream.range(0, 2_000).mapToObj(i -> longName(i)).toList());
  }

  private static String readLongNameBesideFailures(int number) {
    ByteString body = json(longName(number), UTF_8);
    assertThatExceptionOfType(JsonDecodingException.class)
        .isThrownBy(() -> nameIn("application/json", body.substring(0, body.size() - 2)));
    try {
      return Objects.requireNonNull(nameIn("application/json", body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String longName(int number) {
    return ("name " + number + ' ').repeat(500);
  }
}
