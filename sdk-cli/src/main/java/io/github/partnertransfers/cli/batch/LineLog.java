package io.github.partnertransfers.cli.batch;

import java.io.IOException;

/** Appends lines durably: a line is on the disk when {@link #append} returns. */
interface LineLog extends AutoCloseable {
  /**
   * Appends a line.
   *
   * @param line without a line feed
   */
  void append(String line) throws IOException;

  @Override
  void close() throws IOException;
}
