package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.input.TextFile;
import io.github.partnertransfers.cli.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads plans as JSON lines: a header with the counts of the others, a line per
 * transfer, a line per row that is in none.
 */
public final class PlanFile {
  private static final int VERSION = 1;

  private PlanFile() {}

  /**
   * Writes a plan; replaces one that was never run.
   *
   * @throws BadInputException if there is a ledger, or the file cannot be written
   */
  public static void write(BatchLock lock, Plan plan) {
    checkReplaceable(lock);
    BatchFiles files = lock.files();
    StringBuilder text = new StringBuilder();
    addLine(text, header(plan));
    plan.transfers().forEach(transfer -> addLine(text, transfer.toJson()));
    plan.unplannedRows().forEach(row -> addLine(text, row.toJson()));
    try {
      BatchFiles.replace(files.path(), text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInputException("cannot write " + files.name() + ": " + FileErrors.reason(e));
    }
  }

  /** Refuses to replace a plan that was run: its ledger says what became of its requests. */
  public static void checkReplaceable(BatchLock lock) {
    BatchFiles files = lock.files();
    if (Files.exists(files.ledger())) {
      throw new BadInputException(
          files.name()
              + " was run, as "
              + files.ledgerName()
              + " says; write the plan to another file");
    }
  }

  private static void addLine(StringBuilder text, JsonObject json) {
    text.append(Json.compact(json)).append('\n');
  }

  private static JsonObject header(Plan plan) {
    JsonArray columns = new JsonArray();
    plan.columns().forEach(columns::add);
    JsonObject header = new JsonObject();
    header.addProperty("version", VERSION);
    header.addProperty("plan", plan.id());
    header.addProperty("transfers", plan.transfers().size());
    for (UnplannedRow.Kind kind : UnplannedRow.Kind.values()) {
      header.addProperty(kind.label(), plan.count(kind));
    }
    header.add("columns", columns);
    return header;
  }

  /**
   * Reads a plan.
   *
   * @throws BadInputException if the file is not a complete plan; the message has its name
   */
  public static Plan read(BatchFiles files) {
    String text = TextFile.read(files.name(), InputStream.nullInputStream()).text();
    String[] lines = text.split("\n", -1);
    int number = 0;
    try {
      JsonObject header = Json.tree(lines[0]).getAsJsonObject();
      if (header.get("version").getAsInt() != VERSION) {
        throw new BadInputException(
            files.name() + " is of a newer version of this program; use that one");
      }
      List<PlannedTransfer> transfers = new ArrayList<>();
      List<UnplannedRow> unplanned = new ArrayList<>();
      for (number = 1; number < lines.length && !lines[number].isBlank(); number++) {
        JsonObject line = Json.tree(lines[number]).getAsJsonObject();
        UnplannedRow.Kind kind = UnplannedRow.kind(line);
        if (kind == null) {
          transfers.add(PlannedTransfer.fromJson(line));
        } else {
          unplanned.add(UnplannedRow.fromJson(line, kind));
        }
      }
      Plan plan = new Plan(header.get("plan").getAsString(), columns(header), transfers, unplanned);
      if (!isComplete(plan, header)) {
        throw new BadInputException(
            files.name() + " is not complete: line 1 counts more or fewer lines than there are");
      }
      return plan;
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) { // Of Gson and of the models, for JSON of another form.
      throw new BadInputException(
          files.name() + ", line " + (number + 1) + " is not that of a plan (see batch plan)");
    }
  }

  private static boolean isComplete(Plan plan, JsonObject header) {
    boolean isComplete = plan.transfers().size() == header.get("transfers").getAsInt();
    for (UnplannedRow.Kind kind : UnplannedRow.Kind.values()) {
      isComplete &= plan.count(kind) == header.get(kind.label()).getAsInt();
    }
    return isComplete;
  }

  private static List<String> columns(JsonObject header) {
    List<String> columns = new ArrayList<>();
    for (JsonElement column : header.getAsJsonArray("columns")) {
      columns.add(column.getAsString());
    }
    return columns;
  }
}
