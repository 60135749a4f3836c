package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.file.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;

/** Locks the files of a batch for this process, until it is closed. */
public final class BatchLock implements AutoCloseable {
  private final BatchFiles files;
  private final ProcessLock lock;

  private BatchLock(BatchFiles files, ProcessLock lock) {
    this.files = files;
    this.lock = lock;
  }

  static BatchLock of(BatchFiles files, Path path) {
    try {
      ProcessLock lock = ProcessLock.tryLock(path);
      if (lock != null) {
        return new BatchLock(files, lock);
      }
    } catch (IOException e) {
      throw new BadInputException("cannot lock " + files.name() + ": " + FileErrors.reason(e));
    }
    throw new BadInputException("another batch command is using " + files.name());
  }

  BatchFiles files() {
    return files;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The end of the process releases the lock.
    }
  }
}
