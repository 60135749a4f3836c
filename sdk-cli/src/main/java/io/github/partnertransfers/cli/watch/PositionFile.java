package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.file.ProcessLock;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Saves resume positions in a file, one per line; the last line of a transfer counts. Saving
 * appends a line. When most lines are outdated, the remaining ones are written to a second file,
 * which then replaces the first, so that one of the two is always complete.
 *
 * <p>A process that is killed while it appends leaves a partial last line, which counts as not
 * saved. Any other invalid line means that this is another file or one of a newer version: it is
 * rejected and left unchanged.
 */
public final class PositionFile implements PositionStore, AutoCloseable {
  /** A shorter file is not rewritten. */
  private static final int MIN_LINES_TO_REWRITE = 1_000;

  private final String name;
  private final Path path;
  private final ProcessLock lock;

  /** Positions by customer and transfer, with keys in lower case. */
  private final Map<String, Map<String, WatchPosition>> positions = new LinkedHashMap<>();

  /** Customers whose first poll was shown completely, in lower case. */
  private final Set<String> followed = new LinkedHashSet<>();

  private int current;
  private int lines;
  private boolean hasPartialLine;
  private @Nullable OutputStream out;

  private PositionFile(String name, Path path, ProcessLock lock) {
    this.name = name;
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens or creates a file and locks it for this process.
   *
   * @throws BadInputException if the file cannot be used; the message has its name and the reason
   */
  public static PositionFile open(String name) {
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw new BadInputException("--resume needs a file, but " + name + " is a folder");
      }
      // Rewriting replaces the target of a link, not the link.
      Path real = Files.exists(path) ? path.toRealPath() : path;
      PositionFile file = new PositionFile(name, real, lock(name, beside(real, ".lock")));
      file.begin();
      return file;
    } catch (InvalidPathException e) {
      throw new BadInputException("--resume needs a file, but there can be none named " + name);
    } catch (IOException e) {
      throw new BadInputException("cannot use " + name + " for --resume: " + FileErrors.reason(e));
    }
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  /** Locks a second file, because rewriting replaces the first. */
  private static ProcessLock lock(String name, Path path) throws IOException {
    ProcessLock lock = ProcessLock.tryLock(path);
    if (lock == null) {
      throw new BadInputException(
          "another watch is using " + name + "; each needs a file of its own for --resume");
    }
    return lock;
  }

  private void begin() throws IOException {
    try {
      if (Files.exists(path)) {
        read();
      }
      if (hasPartialLine || isMostlyOutdated()) {
        rewrite();
      } else {
        out = new FileOutputStream(path.toFile(), true);
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void read() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          keep(line.toString());
          lines++;
          line.setLength(0);
        } else if (c <= ' ' || c > '~') {
          throw invalid(line.toString()); // Stops early in a huge file of one line.
        } else {
          line.append((char) c);
        }
      }
      hasPartialLine = line.length() > 0;
      if (hasPartialLine && !PositionFileFormat.isPartialLine(line)) {
        throw invalid(line.toString());
      }
    }
  }

  private void keep(String line) {
    String customer = PositionFileFormat.followedCustomer(line);
    try {
      if (customer != null) {
        followed.add(key(customer));
      } else {
        keep(WatchPosition.parse(line));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(line);
    }
  }

  private BadInputException invalid(String line) {
    return new BadInputException(
        name
            + ", line "
            + (lines + 1)
            + PositionFileFormat.describeInvalid(line)
            + "; the file is left as it is, name another one");
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private void keep(WatchPosition position) {
    Map<String, WatchPosition> customer =
        positions.computeIfAbsent(key(position.customerId()), any -> new LinkedHashMap<>());
    String transfer = key(position.transferId());
    current -= customer.size();
    if (position.isVanished()) {
      customer.remove(transfer);
    } else {
      customer.put(transfer, position);
    }
    current += customer.size();
  }

  private boolean isMostlyOutdated() {
    return lines > MIN_LINES_TO_REWRITE && lines > 2 * (current + followed.size());
  }

  @Override
  public synchronized Collection<WatchPosition> load(String customerId) {
    return List.copyOf(positions.getOrDefault(key(customerId), Map.of()).values());
  }

  /** Returns whether all updates of a customer's first poll were shown. */
  public synchronized boolean isFollowed(String customerId) {
    return followed.contains(key(customerId));
  }

  /** Saves that all updates of a customer's first poll were shown. */
  public synchronized void markFollowed(String customerId) throws IOException {
    if (followed.add(key(customerId))) {
      append(PositionFileFormat.followedLine(customerId));
    }
  }

  @Override
  public synchronized void save(WatchPosition position) throws IOException {
    append(position.toString());
    keep(position);
    if (isMostlyOutdated()) {
      try {
        rewrite();
      } catch (IOException e) {
        throw new IOException("cannot rewrite " + name + ": " + FileErrors.reason(e), e);
      }
    }
  }

  private void append(String line) throws IOException {
    OutputStream open = out;
    if (open == null) {
      throw new IOException("cannot save to " + name + ": it is closed");
    }
    try {
      open.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The file can end with a partial line now, so nothing may be appended.
      open.close();
      out = null;
      throw new IOException("cannot save to " + name + ": " + FileErrors.reason(e), e);
    }
    lines++;
  }

  private void rewrite() throws IOException {
    Path next = beside(path, ".new");
    try (FileOutputStream file = new FileOutputStream(next.toFile());
        OutputStream buffered = new BufferedOutputStream(file)) {
      for (String customer : followed) {
        buffered.write(
            (PositionFileFormat.followedLine(customer) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      for (Map<String, WatchPosition> customer : positions.values()) {
        for (WatchPosition position : customer.values()) {
          buffered.write((position + "\n").getBytes(StandardCharsets.US_ASCII));
        }
      }
      buffered.flush();
      file.getFD().sync(); // The content must reach the disk before the move.
    }
    if (out != null) {
      out.close(); // Windows does not replace an open file.
      out = null;
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    lines = current + followed.size();
    hasPartialLine = false;
    out = new FileOutputStream(path.toFile(), true);
  }

  @Override
  public synchronized void close() {
    try {
      if (out != null) {
        out.close();
        out = null;
      }
      lock.close();
    } catch (IOException e) {
      // Each line was written when it was saved.
    }
  }
}
