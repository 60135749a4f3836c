package io.github.partnertransfers.cli.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes errors of files. */
public final class FileErrors {
  private FileErrors() {}

  /** Returns the reason, because the message of most file errors is only the path. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no folder " + Path.of(missing.getFile()).getParent();
    }
    if (e instanceof AccessDeniedException denied) {
      return "not allowed to write " + denied.getFile();
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
    return reason == null ? String.valueOf(e.getMessage()) : reason;
  }
}
