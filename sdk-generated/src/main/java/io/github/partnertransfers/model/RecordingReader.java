package io.github.partnertransfers.model;

import java.io.IOException;
import java.io.Reader;

/** Keeps the beginning of what was read, for the message in case it turns out to be unreadable. */
final class RememberingReader extends Reader {
  private static final int LENGTH = 2048;

  // One per thread and not one per body, so that the ordinary case costs no memory.
  private static final ThreadLocal<char[]> BEGINNING = new ThreadLocal<>();

  private final Reader reader;
  private final char[] beginning;
  private int length;
  private boolean ended;

  RememberingReader(Reader reader) {
    char[] mine = BEGINNING.get();
    if (mine == null) {
      mine = new char[LENGTH];
      BEGINNING.set(mine);
    }
    this.reader = reader;
    this.beginning = mine;
  }

  /** What was read so far, up to a bound. */
  String beginning() {
    return new String(beginning, 0, length);
  }

  /** Whether the text was read to its end. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public int read(char[] buffer, int offset, int most) throws IOException {
    int count = reader.read(buffer, offset, most);
    ended |= count < 0;
    int kept = Math.min(count, LENGTH - length);
    if (kept > 0) {
      System.arraycopy(buffer, offset, beginning, length, kept);
      length += kept;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
