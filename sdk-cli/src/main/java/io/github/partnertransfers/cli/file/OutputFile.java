package io.github.partnertransfers.cli.file;

import io.github.partnertransfers.cli.BadInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a command is to write at its end. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Checks before anything is sent that the file can be written.
   *
   * @param flag names the file
   * @throws BadInputException if it cannot
   */
  public static void check(String flag, String name) {
    Path path;
    try {
      path = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new BadInputException(flag + ": there can be no file named " + name);
    }
    Path folder = path.getParent();
    if (name.isBlank() || Files.isDirectory(path)) {
      throw new BadInputException(flag + ": '" + name + "' is no file");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadInputException(flag + ": there is no folder " + folder);
    }
    if (!Files.isWritable(Files.exists(path) || folder == null ? path : folder)) {
      throw new BadInputException(flag + ": not allowed to write " + name);
    }
  }
}
