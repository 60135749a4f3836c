package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.output.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
  private final String planId;
  private final Map<String, LedgerEntry> latest = new HashMap<>();

  /** Since when the outcome of a request is unknown. */
  private final Map<String, Instant> uncertainSince = new HashMap<>();

  private boolean hasHeader;
  private boolean isTerminated = true;

  /** The number of the first unreadable line that no later line names, or 0. */
  private int tornLine;

  private LedgerContent(String name, String planId) {
    this.name = name;
    this.planId = planId;
  }

  /**
   * @throws BadInputException if this is no ledger of the plan; the message names the line
   */
  static LedgerContent parse(String name, String text, String planId) {
    LedgerContent content = new LedgerContent(name, planId);
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
    if (!planId.equals(json.get("plan").getAsString())) {
      throw new BadInputException(
          name + " is the ledger of another plan; the file is left as it is");
    }
    hasHeader = true;
  }

  /** Adds an entry that was written. */
  void add(LedgerEntry entry) {
    latest.put(entry.requestId(), entry);
    if (entry.state().isUncertain()) {
      uncertainSince.putIfAbsent(entry.requestId(), entry.time());
    } else {
      uncertainSince.remove(entry.requestId());
    }
  }

  @Nullable LedgerEntry latest(String requestId) {
    return latest.get(requestId);
  }

  /** Returns when a request was first sent whose outcome is unknown, or null if there is none. */
  @Nullable Instant uncertainSince(String requestId) {
    return uncertainSince.get(requestId);
  }

  /** Returns whether a transfer was created by a request of the plan. */
  boolean isCreated(String transferId) {
    return latest.values().stream()
        .anyMatch(
            entry ->
                entry.state() == RequestState.CREATED
                    && transferId.equalsIgnoreCase(entry.transferId()));
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
    header.addProperty("plan", planId);
    return Json.compact(header);
  }
}
