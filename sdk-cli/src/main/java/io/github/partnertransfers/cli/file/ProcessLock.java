package io.github.partnertransfers.cli.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock of this process on a file, until it is closed. The file stays: removing it would let two
 * processes lock two files of the same name.
 */
public final class ProcessLock implements Closeable {
  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates and locks the file. Returns null if another holds the lock, also in this process. */
  public static @Nullable ProcessLock tryLock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new ProcessLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another command of this process holds the lock.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
