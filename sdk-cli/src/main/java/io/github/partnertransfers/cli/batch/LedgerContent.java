package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.output.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a ledger say. A process that is killed while it appends leaves a torn last
 * line, which counts as not written. The next run appends a line that names the torn one; an
 * unreadable line without that is an error.
 */
final class LedgerContent {
  private static final int VERSION = 1;
  private static final String TORN = "torn";

  private final String name;
  private final LedgerSubject subject;
  private final Map<String, LedgerEntry> latest = new HashMap<>();

  /** Since when the outcome of a request is unknown. */
  private final Map<String, Instant> uncertainSince = new HashMap<>();

  /** The request ids by customer and transfer. */
  private final Map<String, String> requestIds = new HashMap<>();

  private final Set<String> created = new HashSet<>();

  private boolean hasHeader;
  private boolean isTerminated = true;

  /** The number of the first unreadable line that no later line names, or 0. */
  private int tornLine;

  private LedgerContent(String name, LedgerSubject subject) {
    this.name = name;
    this.subject = subject;
  }

  /**
   * @throws BadInputException if this is no ledger of the subject; the message names the line
   */
  static LedgerContent parse(String name, String text, LedgerSubject subject) {
    LedgerContent content = new LedgerContent(name, subject);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      content.addLine(lines[i], i + 1);
    }
    String last = lines[lines.length - 1];
    if (!last.isEmpty()) {
      content.isTerminated = false;
      content.addLine(last, lines.length);
    }
    return content;
  }

  private void addLine(String line, int number) {
    JsonObject json;
    LedgerEntry entry = null;
    try {
      json = Json.tree(line).getAsJsonObject();
      if (json.has("state")) {
        entry = LedgerEntry.fromJson(json);
      }
    } catch (RuntimeException e) { // Of Gson, for text that is not of this form.
      tornLine = tornLine == 0 ? number : tornLine;
      return;
    }
    if (json.has(TORN) && tornLine == json.get(TORN).getAsInt()) {
      tornLine = 0;
    } else if (tornLine != 0) {
      throw new BadInputException(
          name + ", line " + tornLine + " is not that of a ledger; the file is left as it is");
    } else if (json.has("ledger")) {
      checkHeader(json);
    } else if (entry != null && hasHeader) {
      add(entry);
    } else {
      throw new BadInputException(
          name + ", line " + number + " is not that of a ledger; the file is left as it is");
    }
  }

  private void checkHeader(JsonObject json) {
    if (json.get("ledger").getAsInt() != VERSION) {
      throw new BadInputException(name + " is of a newer version of this program; use that one");
    }
    if (!subject.isIn(json)) {
      throw new BadInputException(
          name + " is not the ledger of " + subject.description() + "; the file is left as it is");
    }
    hasHeader = true;
  }

  /** Adds an entry that was written. */
  void add(LedgerEntry entry) {
    latest.put(entry.requestId(), entry);
    if (entry.transferId() != null) {
      requestIds.put(key(entry.customerId(), entry.transferId()), entry.requestId());
    }
    if (entry.transferId() != null && entry.state() == RequestState.CREATED) {
      created.add(key(entry.transferId()));
    }
    if (entry.state().isUncertain()) {
      uncertainSince.putIfAbsent(entry.requestId(), entry.time());
    } else {
      uncertainSince.remove(entry.requestId());
    }
  }

  @Nullable LedgerEntry latest(String requestId) {
    return latest.get(requestId);
  }

  /** Returns whether a run has something to do for a request. */
  boolean isOpen(BatchRequest request) {
    LedgerEntry entry = latest(request.requestId());
    return entry == null || !entry.state().isFinal();
  }

  /** Returns the entry of a request that created its transfer, or null. */
  @Nullable LedgerEntry created(BatchRequest request) {
    LedgerEntry entry = latest(request.requestId());
    return entry == null || entry.state() != RequestState.CREATED ? null : entry;
  }

  /** Returns when a request was first sent whose outcome is unknown, or null if there is none. */
  @Nullable Instant uncertainSince(String requestId) {
    return uncertainSince.get(requestId);
  }

  /** Returns the id of the latest request about a transfer, or null. */
  @Nullable String requestId(String customerId, String transferId) {
    return requestIds.get(key(customerId, transferId));
  }

  /** Returns whether a transfer was created by a request of the batch. */
  boolean isCreated(String transferId) {
    return created.contains(key(transferId));
  }

  private static String key(String... ids) {
    return String.join("/", ids).toLowerCase(Locale.ROOT);
  }

  /** Returns the line to append first, so that later lines are readable, or null. */
  @Nullable String repair() {
    if (tornLine != 0) {
      return (isTerminated ? "" : "\n") + "{\"" + TORN + "\":" + tornLine + "}";
    }
    return isTerminated ? null : "";
  }

  /** Returns the header to append before entries, or null if there is one. */
  @Nullable String missingHeader() {
    if (hasHeader) {
      return null;
    }
    JsonObject header = new JsonObject();
    header.addProperty("ledger", VERSION);
    header.addProperty(subject.property(), subject.value());
    return Json.compact(header);
  }
}
