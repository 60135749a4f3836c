package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.BadInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Locks the files of a batch for this process, until it is closed. The lock file stays: removing it
 * would let two processes lock two files of the same name.
 */
public final class BatchLock implements AutoCloseable {
  private final BatchFiles files;
  private final FileChannel channel;

  private BatchLock(BatchFiles files, FileChannel channel) {
    this.files = files;
    this.channel = channel;
  }

  static BatchLock of(BatchFiles files, Path path) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new BatchLock(files, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new BadInputException("cannot lock " + files.name() + ": " + BatchFiles.reason(e));
    }
    throw new BadInputException("another batch command is using " + files.name());
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Another batch of this process holds the lock.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  BatchFiles files() {
    return files;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The end of the process releases the lock.
    }
  }
}
