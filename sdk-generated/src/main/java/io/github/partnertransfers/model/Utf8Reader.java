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
 * Reads UTF-8 by as much as Gson takes at once, where OkHttp's reader has a buffer of 8 KiB for
 * each answer, and the JDK's one makes a new object for each read.
 */
final class Utf8Reader extends Reader {
  private static final int BUFFER_BYTES = 1024;

  private final BufferedSource source;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
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
    decoder.decode(bytes, chars, ended);
    while (chars.position() == offset && !ended) {
      bytes.compact();
      ended = source.read(bytes) < 0;
      ((Buffer) bytes).flip();
      decoder.decode(bytes, chars, ended);
    }
    return chars.position() == offset ? -1 : chars.position() - offset;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
