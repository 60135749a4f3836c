package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The files of a batch: the plan, and the ledger and the lock beside it. */
public record BatchFiles(String name, Path plan) {
  /**
   * Returns the files of a plan.
   *
   * @throws BadInputException if there can be no file of this name
   */
  public static BatchFiles of(String name) {
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw new BadInputException(name + " is a folder");
      }
      // All commands lock the same file, whichever link they are given.
      return new BatchFiles(name, Files.exists(path) ? path.toRealPath() : path);
    } catch (InvalidPathException e) {
      throw new BadInputException("there can be no file named " + name);
    } catch (IOException e) {
      throw new BadInputException("cannot use " + name + ": " + FileErrors.reason(e));
    }
  }

  String ledgerName() {
    return name + ".ledger";
  }

  Path ledger() {
    return beside(".ledger");
  }

  private Path beside(String ending) {
    return plan.resolveSibling(plan.getFileName() + ending);
  }

  /**
   * Locks the plan for this process, until the result is closed.
   *
   * @throws BadInputException if another process uses the plan
   */
  public BatchLock lock() {
    return BatchLock.of(this, beside(".lock"));
  }

  /** Writes a file so that it is either complete or as it was, also after a power failure. */
  static void replace(Path path, byte[] content) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ForcedFile.write(channel, content);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    ForcedFile.forceFolder(path);
  }
}
