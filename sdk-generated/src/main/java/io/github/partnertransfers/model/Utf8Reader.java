package io.github.partnertransfers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import okio.BufferedSource;

/**
 * Reads UTF-8 for Gson. OkHttp's reader has a buffer of 8 KiB for each answer, and the JDK's one
 * makes a new object for each read; and both end where their buffer ends, mostly within a string,
 * which Gson then has to put together from two parts.
 */
final class Utf8Reader extends Reader {
  private static final int FEW_BYTES = 1024;

  /** What a body that goes on beyond {@link #MANY_READS} of the smaller buffer is worth. */
  private static final int MANY_BYTES = 8192;

  private static final int MANY_READS = 32;

  /** So far back a string's begin or end is looked for: further than an address is long. */
  private static final int LOOK_BACK = 128;

  private final BufferedSource source;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  private ByteBuffer bytes = ByteBuffer.allocate(FEW_BYTES);
  private int reads;
  private CharBuffer chars = CharBuffer.allocate(0);
  private boolean ended;

  /** A character for which there was no room any more; -1 is none. */
  private int pending = -1;

  Utf8Reader(BufferedSource source) {
    this.source = source;
    ((Buffer) bytes).limit(0); // Java 8 has this method of its supertype only.
  }

  @Override
  public int read(char[] target, int offset, int most) throws IOException {
    if (pending >= 0) {
      target[offset] = (char) pending;
      pending = -1;
      return 1;
    }
    if (most < 2) {
      return most == 0 ? 0 : readOne(target, offset);
    }
    if (chars.array() != target) {
      chars = CharBuffer.wrap(target);
    }
    ((Buffer) chars).limit(offset + most);
    ((Buffer) chars).position(offset);
    return decode(offset);
  }

  /** A character beyond the 16 bits of a char is two of them, and comes whole or not at all. */
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
    if (++reads == MANY_READS) {
      bytes = ByteBuffer.allocate(MANY_BYTES).put(bytes);
    } else {
      bytes.compact();
    }
    ended = source.read(bytes) < 0;
    ((Buffer) bytes).flip();
  }

  /**
   * Where the last whole line or string of a text ends, if only characters of a single byte come
   * after it; otherwise the text's end.
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
    source.close();
  }
}
