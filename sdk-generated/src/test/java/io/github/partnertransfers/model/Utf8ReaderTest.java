package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding with any read size. */
class Utf8ReaderTest {
  /** Characters of one to four bytes, whose boundaries fall on all sides of the reader's buffer. */
  private static final String TEXT = "a\u00e9\u20ac\ud83d\ude00\u0000".repeat(7_000) + "end";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1023, 1024, 1025, 10_000})
  void decodesWithAnyReadSize(int most) throws IOException {
    try (Reader reader = new Utf8Reader(new Buffer().writeUtf8(TEXT))) {
      assertThat(readAll(reader, most)).isEqualTo(TEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\":\"\u00e9\",\"name\":\"a, b\"},", "  \"quantity\": 20,\n", ",\n\u20ac"})
  void decodesTextWithSeparators(String part) throws IOException {
    String text = part.repeat(4_000);
    for (int most : new int[] {1, 2, 3, 63, 1024}) {
      try (Reader reader = new Utf8Reader(new Buffer().writeUtf8(text))) {
        assertThat(readAll(reader, most)).isEqualTo(text);
      }
    }
  }

  /** Gson joins strings that a read splits. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\"orderId\":\"b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0\",", "\"quantity\": 20,\n"})
  void readsDoNotSplitStrings(String member) throws IOException {
    try (Reader reader = new Utf8Reader(new Buffer().writeUtf8(member.repeat(10_000)))) {
      char[] buffer = new char[1024];
      int count = reader.read(buffer, 0, buffer.length);
      while (count >= 0) {
        assertThat(new String(buffer, 0, count)).endsWith(member);
        count = reader.read(buffer, 0, buffer.length);
      }
    }
  }

  @Test
  void acceptsAlternatingBuffers() throws IOException {
    try (Reader reader = new Utf8Reader(new Buffer().writeUtf8(TEXT))) {
      StringBuilder text = new StringBuilder();
      char[][] buffers = {new char[7], new char[1], new char[64]};
      int turn = 0;
      int count = reader.read(buffers[0], 3, 4);
      while (count >= 0) {
        int offset = turn == 0 ? 3 : 0;
        text.append(buffers[turn], offset, count);
        turn = (turn + 1) % buffers.length;
        offset = turn == 0 ? 3 : 0;
        count = reader.read(buffers[turn], offset, buffers[turn].length - offset);
      }

      assertThat(text).hasToString(TEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void malformedBytesAreReplacedLikeTheJdk(int most) throws IOException {
    byte[] broken = {'a', (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xE2, (byte) 0x82};
    try (Reader reader = new Utf8Reader(new Buffer().write(broken))) {
      assertThat(readAll(reader, most)).isEqualTo(new String(broken, UTF_8));
    }
  }

  @Test
  void emptyTextIsTheEnd() throws IOException {
    try (Reader reader = new Utf8Reader(new Buffer())) {
      assertThat(reader.read(new char[8], 0, 0)).isZero();
      assertThat(reader.read(new char[8], 0, 8)).isEqualTo(-1);
      assertThat(reader.read(new char[8], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void aClosedReaderTouchesNoSegmentOfAnother() throws IOException {
    Reader closed = new Utf8Reader(new Buffer().writeUtf8(TEXT));
    assertThat(closed.read(new char[8], 0, 8)).isPositive();
    closed.close();
    closed.close();
    String text = "b".repeat(100);
    try (Reader reader = new Utf8Reader(new Buffer().writeUtf8(text.repeat(100)))) {
      char[] buffer = new char[100];
      for (int i = 0; i < 100; i++) {
        assertThat(closed.read(new char[8], 0, 8)).isEqualTo(-1);
        assertThat(reader.read(buffer, 0, 100)).isEqualTo(100);
        assertThat(new String(buffer)).isEqualTo(text);
      }
    }
  }

  private static String readAll(Reader reader, int most) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[most];
    int count = reader.read(buffer, 0, most);
    while (count >= 0) {
      text.append(buffer, 0, count);
      count = reader.read(buffer, 0, most);
    }
    return text.toString();
  }
}
