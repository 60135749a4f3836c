package io.github.partnertransfers.cli.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to which lines are appended; each is forced to the disk. */
final class ForcedFile implements LineLog {
  private final FileChannel channel;

  private ForcedFile(FileChannel channel) {
    this.channel = channel;
  }

  static ForcedFile open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    forceFolder(path);
    return new ForcedFile(channel);
  }

  @Override
  public void append(String line) throws IOException {
    write(channel, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  /** Forces the entry of a new file to the disk. Windows can't open folders, and needs not to. */
  static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException e) {
      // The file itself is forced; only its name could be lost with the power.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
