package io.github.partnertransfers.cli.file;

import com.microsoft.aad.msal4jextensions.persistence.ICacheAccessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner can read, and that is replaced as a whole. */
public final class PrivateFile implements ICacheAccessor {
  private final Path file;

  public PrivateFile(Path file) {
    this.file = file;
  }

  /** Creates the file and its directory. */
  public void createIfMissing() throws IOException {
    Files.createDirectories(file.getParent(), permissions("rwx------"));
    if (!Files.exists(file)) {
      Files.createFile(file, permissions("rw-------"));
    }
  }

  @Override
  public byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  @Override
  public void write(byte[] content) {
    try {
      Files.createDirectories(file.getParent(), permissions("rwx------"));
      // A temporary file is the owner's alone from its creation on.
      Path temporary =
          Files.createTempFile(file.getParent(), "new", null, permissions("rw-------"));
      try {
        Files.write(temporary, content);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** Returns the permissions where the file system has them; on Windows a profile is private. */
  private static FileAttribute<?>[] permissions(String posix) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }
}
