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

/**
 * The files of a batch: a plan or an input, and the ledger and the lock beside it.
 *
 * @param name the name as given by the user, for messages
 * @param ledgerName the name of the ledger, for messages
 */
public record BatchFiles(String name, Path path, String ledgerName, Path ledger, Path lockPath) {
  private static final String LEDGER = ".ledger";
  private static final String LOCK = ".lock";

  /**
   * Returns the files of a plan.
   *
   * @throws BadInputException if there can be no file of this name
   */
  public static BatchFiles of(String name) {
    Path path = path(name);
    return new BatchFiles(name, path, name + LEDGER, beside(path, LEDGER), beside(path, LOCK));
  }

  /**
   * Returns the files of an input on which an action is done. The ledger has the action in its
   * name, because the same input can be used for several.
   *
   * @throws BadInputException if there can be no file of this name
   */
  public static BatchFiles ofAction(String name, BatchAction action) {
    Path path = path(name);
    String ending = "." + action.label();
    return new BatchFiles(
        name,
        path,
        name + ending + LEDGER,
        beside(path, ending + LEDGER),
        beside(path, ending + LOCK));
  }

  /**
   * Returns the files for a ledger that the user named.
   *
   * @throws BadInputException if there can be no file of this name
   */
  public static BatchFiles ofLedger(String name) {
    Path path = path(name);
    return new BatchFiles(name, path, name, path, beside(path, LOCK));
  }

  private static Path path(String name) {
    if (name.isBlank()) {
      throw new BadInputException("the name of a file is empty");
    }
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw new BadInputException(name + " is a folder");
      }
      // All commands lock the same file, whichever link they are given.
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (InvalidPathException e) {
      throw new BadInputException("there can be no file named " + name);
    } catch (IOException e) {
      throw new BadInputException("cannot use " + name + ": " + FileErrors.reason(e));
    }
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  /**
   * Locks the batch for this process, until the result is closed.
   *
   * @throws BadInputException if another process uses it
   */
  public BatchLock lock() {
    return BatchLock.of(this, lockPath);
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
