package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import okio.Buffer.UnsafeCursor;
import okio.BufferedSource;

/**
 * Decodes UTF-8 for Gson, in a segment of Okio's pool until it is closed. OkHttp's reader allocates
 * 8 KiB for each response, and the JDK's a new object for each read. Both split strings at the end
 * of the buffer, which Gson then has to join.
 */
final class Utf8Reader extends Reader {
  private static final CharBuffer NO_CHARS = CharBuffer.allocate(0);

  /** The maximum distance to search back for the end of a string or line. */
  private static final int LOOK_BACK = 128;

  private final BufferedSource source;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** Owns a segment of Okio's pool, until this is closed. */
  private final okio.Buffer segment = new okio.Buffer();

  /** The bytes in the segment that are not decoded yet. */
  private final ByteBuffer bytes = wholeSegment(segment);

  private CharBuffer chars = NO_CHARS;
  private boolean ended;

  /** A decoded character that did not fit, or -1. */
  private int pending = -1;

  Utf8Reader(BufferedSource source) {
    this.source = source;
    ((Buffer) bytes).limit(0); // Java 8 has this method of its supertype only.
  }

  private static ByteBuffer wholeSegment(okio.Buffer empty) {
    try (UnsafeCursor cursor = empty.readAndWriteUnsafe(new UnsafeCursor())) {
      cursor.expandBuffer(1);
      return ByteBuffer.wrap(Objects.requireNonNull(cursor.data));
    }
  }

  @Override
  public int read(char[] target, int offset, int max) throws IOException {
    if (pending >= 0) {
      target[offset] = (char) pending;
      pending = -1;
      return 1;
    }
    if (max < 2) {
      return max == 0 ? 0 : readOne(target, offset);
    }
    if (chars.array() != target) {
      chars = CharBuffer.wrap(target);
    }
    ((Buffer) chars).limit(offset + max);
    ((Buffer) chars).position(offset);
    return decode(offset);
  }

  /** A supplementary character is decoded to two chars at once. */
  private int readOne(char[] target, int offset) throws IOException {
    char[] two = new char[2];
    int count = read(two, 0, 2);
    if (count > 0) {
      target[offset] = two[0];
      pending = count > 1 ? two[1] : -1;
    }
    return Math.min(count, 1);
  }

  private int decode(int offset) throws IOException {
    if (!ended && bytes.remaining() < chars.remaining()) {
      fill();
    }
    decoder.decode(bytes, chars, ended);
    while (!ended && chars.position() == offset) {
      fill();
      decoder.decode(bytes, chars, ended);
    }
    int end = chars.position();
    int separated = afterSeparator(chars.array(), offset, end);
    ((Buffer) bytes).position(bytes.position() - (end - separated));
    return end == offset ? -1 : separated - offset;
  }

  private void fill() throws IOException {
    bytes.compact();
    ended = source.read(bytes) < 0;
    ((Buffer) bytes).flip();
  }

  /**
   * Returns the end of the last complete line or string, if only single-byte characters follow;
   * otherwise the end of the text.
   */
  private static int afterSeparator(char[] text, int start, int end) {
    int least = Math.max(start + 1, end - LOOK_BACK);
    for (int i = end; i > least && text[i - 1] < 0x80; i--) {
      if (text[i - 1] == '\n' || (text[i - 1] == ',' && text[i - 2] == '"')) {
        return i;
      }
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    // Another reader gets the segment.
    ended = true;
    ((Buffer) bytes).position(0);
    ((Buffer) bytes).limit(0);
    segment.clear();
    source.close();
  }
}
