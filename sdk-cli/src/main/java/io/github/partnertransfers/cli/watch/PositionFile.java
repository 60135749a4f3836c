package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps positions in a file, each on a line of its own; of several lines for one transfer the last
 * counts. A line {@code followed=} with a customer says that all of its first answer was shown, so
 * that what is new to the file has happened since. Saving appends a line, which takes equally long
 * however many there are. When most lines don't count any more, the file is written anew beside
 * itself and moved into place, so that at any moment one of the two is whole.
 *
 * <p>A process that is killed while it appends leaves a piece of a line at the end, which counts as
 * not saved. Any other line that isn't a position means that the file is none of ours, or of a
 * newer version: it is refused and left as it is.
 */
public final class PositionFile implements PositionStore, AutoCloseable {
  private static final String VERSION = "2";

  /** A file below this size isn't worth writing anew. */
  private static final int FEW_LINES = 1_000;

  private static final String GUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final Pattern ANY_VERSION = Pattern.compile("(\\d{1,9}):" + GUID + ":.*");
  private static final Pattern FOLLOWED = Pattern.compile("followed=(" + GUID + ")");
  private static final Pattern PIECE =
      Pattern.compile(
          "f[a-z]{0,7}|followed=[\\p{XDigit}-]{0,36}|2|2:[\\p{XDigit}-]{0,36}|2:"
              + GUID
              + ":[\\p{Alnum}%:=,_-]*");

  private final String name;
  private final Path path;
  private final FileChannel lock;

  /** By customer and by transfer, in lower case. */
  private final Map<String, Map<String, WatchPosition>> positions = new LinkedHashMap<>();

  /** Customers of which all transfers were shown once, in lower case. */
  private final Set<String> followed = new LinkedHashSet<>();

  private int counting;
  private int lines;
  private boolean endsInPiece;
  private @Nullable OutputStream out;

  private PositionFile(String name, Path path, FileChannel lock) {
    this.name = name;
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens or creates a file, for this process alone.
   *
   * @throws BadInputException if that isn't possible; the message names the file and the reason
   */
  public static PositionFile open(String name) {
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw new BadInputException("--resume needs a file, but " + name + " is a folder");
      }
      // What a link points to is written anew, not the link.
      Path real = Files.exists(path) ? path.toRealPath() : path;
      PositionFile file = new PositionFile(name, real, lock(name, beside(real, ".lock")));
      file.begin();
      return file;
    } catch (InvalidPathException e) {
      throw new BadInputException("--resume needs a file, but there can be none named " + name);
    } catch (IOException e) {
      throw new BadInputException("cannot use " + name + " for --resume: " + reason(e));
    }
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  /** The file itself can't be locked, as another one takes its place now and then. */
  private static FileChannel lock(String name, Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another watch of this process has it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new BadInputException(
        "another watch is using " + name + "; each needs a file of its own for --resume");
  }

  private void begin() throws IOException {
    try {
      if (Files.exists(path)) {
        read();
      }
      if (endsInPiece || isMostlyOutdated()) {
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
          throw notOurs(line.toString()); // Before all of a huge file is read as one line.
        } else {
          line.append((char) c);
        }
      }
      endsInPiece = line.length() > 0;
      if (endsInPiece && !PIECE.matcher(line).matches()) {
        throw notOurs(line.toString());
      }
    }
  }

  private void keep(String line) {
    Matcher customer = FOLLOWED.matcher(line);
    try {
      if (customer.matches()) {
        followed.add(key(customer.group(1)));
      } else {
        keep(WatchPosition.parse(line));
      }
    } catch (IllegalArgumentException e) {
      throw notOurs(line);
    }
  }

  /** Doesn't quote the line: if it's another file, who knows what it holds. */
  private BadInputException notOurs(String line) {
    Matcher version = ANY_VERSION.matcher(line);
    String problem =
        version.matches() && !version.group(1).equals(VERSION)
            ? " is from another version of this program (positions of version "
                + version.group(1)
                + ", known here is "
                + VERSION
                + ")"
            : " is not a position that a watch has saved";
    return new BadInputException(
        name + ", line " + (lines + 1) + problem + "; the file is left as it is, name another one");
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private void keep(WatchPosition position) {
    Map<String, WatchPosition> customer =
        positions.computeIfAbsent(key(position.customerId()), any -> new LinkedHashMap<>());
    String transfer = key(position.transferId());
    counting -= customer.size();
    if (position.isVanished()) {
      customer.remove(transfer);
    } else {
      customer.put(transfer, position);
    }
    counting += customer.size();
  }

  private boolean isMostlyOutdated() {
    return lines > FEW_LINES && lines > 2 * (counting + followed.size());
  }

  @Override
  public synchronized Collection<WatchPosition> load(String customerId) {
    return List.copyOf(positions.getOrDefault(key(customerId), Map.of()).values());
  }

  /** Returns whether all transfers of a customer were shown once. */
  public synchronized boolean isFollowed(String customerId) {
    return followed.contains(key(customerId));
  }

  /** Keeps that all transfers of a customer were shown once. */
  public synchronized void follow(String customerId) throws IOException {
    if (followed.add(key(customerId))) {
      append("followed=" + customerId);
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
        throw new IOException("cannot write " + name + " anew: " + reason(e), e);
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
      // There may be a piece of the line now, after which nothing must be appended.
      open.close();
      out = null;
      throw new IOException("cannot save to " + name + ": " + reason(e), e);
    }
    lines++;
  }

  private void rewrite() throws IOException {
    Path next = beside(path, ".new");
    try (FileOutputStream file = new FileOutputStream(next.toFile());
        OutputStream buffered = new BufferedOutputStream(file)) {
      for (String customer : followed) {
        buffered.write(("followed=" + customer + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      for (Map<String, WatchPosition> customer : positions.values()) {
        for (WatchPosition position : customer.values()) {
          buffered.write((position + "\n").getBytes(StandardCharsets.US_ASCII));
        }
      }
      buffered.flush();
      file.getFD().sync(); // The move must not reach the disk before the content.
    }
    if (out != null) {
      out.close(); // Some systems don't let an open file be replaced.
      out = null;
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    lines = counting + followed.size();
    endsInPiece = false;
    out = new FileOutputStream(path.toFile(), true);
  }

  /** In words, since the message of most file errors is only the path. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no folder " + Path.of(missing.getFile()).getParent();
    }
    if (e instanceof AccessDeniedException denied) {
      return "not allowed to write " + denied.getFile();
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
    return reason == null ? String.valueOf(e.getMessage()) : reason;
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
      // Each line was handed to the system when it was saved; there is nothing left to lose.
    }
  }
}
