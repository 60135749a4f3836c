package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.output.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was sent for a batch, and what the service answered. A line is on the disk before a request
 * is sent, and another one after its answer; lines are only ever appended. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
  private final String name;
  private final LedgerContent content;
  private final LineLog log;
  private @Nullable IOException failure;

  Ledger(String name, LedgerContent content, LineLog log) {
    this.name = name;
    this.content = content;
    this.log = log;
  }

  /**
   * Opens or creates a ledger.
   *
   * @throws BadInputException if the file cannot be used; the message has its name and the reason
   */
  public static Ledger open(BatchLock lock, LedgerSubject subject) {
    BatchFiles files = lock.files();
    LedgerContent content = read(files, subject);
    try {
      return open(files.ledgerName(), content, ForcedFile.open(files.ledger()));
    } catch (IOException e) {
      throw new BadInputException(
          "cannot write "
              + files.ledgerName()
              + ": "
              + FileErrors.reason(e)
              + "; nothing was sent");
    }
  }

  static Ledger open(String name, LedgerContent content, LineLog log) throws IOException {
    try {
      String repair = content.repair();
      if (repair != null) {
        log.append(repair);
      }
      String header = content.missingHeader();
      if (header != null) {
        log.append(header);
      }
      return new Ledger(name, content, log);
    } catch (IOException e) {
      log.close();
      throw e;
    }
  }

  /** Reads a ledger, and changes nothing. */
  static LedgerContent read(BatchFiles files, LedgerSubject subject) {
    try {
      String text =
          Files.exists(files.ledger())
              ? new String(Files.readAllBytes(files.ledger()), StandardCharsets.UTF_8)
              : "";
      return LedgerContent.parse(files.ledgerName(), text, subject);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot read " + files.ledgerName() + ": " + FileErrors.reason(e));
    }
  }

  /**
   * Appends an entry and forces it to the disk. After a failure nothing more can be appended: the
   * file can end with a torn line.
   */
  synchronized void append(LedgerEntry entry) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      log.append(Json.compact(entry.toJson()));
    } catch (IOException e) {
      failure = new IOException("cannot write " + name + ": " + FileErrors.reason(e), e);
      throw failure;
    }
    content.add(entry);
  }

  synchronized @Nullable LedgerEntry latest(String requestId) {
    return content.latest(requestId);
  }

  synchronized @Nullable Instant uncertainSince(String requestId) {
    return content.uncertainSince(requestId);
  }

  /** Returns whether a run has something to do for a request. */
  synchronized boolean isOpen(BatchRequest request) {
    return content.isOpen(request);
  }

  synchronized boolean isCreated(String transferId) {
    return content.isCreated(transferId);
  }

  @Override
  public synchronized void close() {
    try {
      log.close();
    } catch (IOException e) {
      // Each line was forced to the disk when it was appended.
    }
  }
}
