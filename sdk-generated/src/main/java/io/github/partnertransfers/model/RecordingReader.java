package io.github.partnertransfers.model;

import java.io.IOException;
import java.io.Reader;

/** Records the beginning of the text, for the exception if it is unreadable. */
final class RecordingReader extends Reader {
  private static final int LENGTH = 2048;

  // One buffer per thread instead of one per body, to save memory.
  private static final ThreadLocal<char[]> BEGINNING = new ThreadLocal<>();

  private final Reader reader;
  private final char[] beginning;
  private int length;
  private boolean ended;

  RecordingReader(Reader reader) {
    char[] buffer = BEGINNING.get();
    if (buffer == null) {
      buffer = new char[LENGTH];
      BEGINNING.set(buffer);
    }
    this.reader = reader;
    this.beginning = buffer;
  }

  /** Returns the beginning of the text. */
  String beginning() {
    return new String(beginning, 0, length);
  }

  /** Returns whether the text was read to its end. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public int read(char[] target, int offset, int max) throws IOException {
    int count = reader.read(target, offset, max);
    ended |= count < 0;
    int kept = Math.min(count, LENGTH - length);
    if (kept > 0) {
      System.arraycopy(target, offset, beginning, length, kept);
      length += kept;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
