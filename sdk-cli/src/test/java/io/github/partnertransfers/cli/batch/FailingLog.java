package io.github.partnertransfers.cli.batch;

import java.io.IOException;

/** Appends a number of lines, and then fails as on a full disk. */
final class FailingLog implements LineLog {
  private final LineLog log;
  private int left;

  FailingLog(int lines) {
    this(lines, new Discarded());
  }

  FailingLog(int lines, LineLog log) {
    this.left = lines;
    this.log = log;
  }

  void repair() {
    left = Integer.MAX_VALUE;
  }

  @Override
  public synchronized void append(String line) throws IOException {
    if (left == 0) {
      throw new IOException("No space left on device");
    }
    left--;
    log.append(line);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  private static final class Discarded implements LineLog {
    @Override
    public void append(String line) {}

    @Override
    public void close() {}
  }
}
