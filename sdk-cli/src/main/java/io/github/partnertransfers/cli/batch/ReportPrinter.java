package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonArray;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.file.FileErrors;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Table;
import io.github.partnertransfers.cli.output.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;

/** Prints rows in a format. */
public final class ReportPrinter {
  private final CliContext context;

  public ReportPrinter(CliContext context) {
    this.context = context;
  }

  /** Prints the report of a plan. */
  public void print(BatchReport report, ReportFormat format) {
    print(report.columns(), report.rows(), format);
  }

  void print(List<String> columns, List<ReportRow> rows, ReportFormat format) {
    switch (format) {
      case TABLE -> context.writer().print(table(rows));
      case CSV -> context.out().print(csv(columns, rows, ReportRow::csv));
      case JSON -> {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(row.toJson(columns)));
        context.out().println(Json.pretty(array));
      }
      case JSONL -> rows.forEach(row -> context.out().println(Json.compact(row.toJson(columns))));
    }
    context.out().flush();
  }

  private static Table table(List<ReportRow> rows) {
    Table table =
        new Table()
            .elastic("ROW")
            .elastic("CUSTOMER")
            .elastic("SUBSCRIPTION")
            .elastic("TRANSFER")
            .column("STATUS")
            .column("ITEM");
    for (ReportRow row : rows) {
      String reference = Text.clean(row.get(BatchRow.REFERENCE));
      table.row(
          Table.cell(reference.isEmpty() ? "line " + row.row().line() : reference),
          Table.cell(Text.clean(row.get(BatchRow.CUSTOMER))),
          Table.cell(Text.clean(row.get(BatchRow.SUBSCRIPTION))),
          Table.cell(row.get(ReportColumns.TRANSFER)),
          Table.cell(
              row.get(ReportColumns.STATUS), row.isFailed() ? AnsiStyle.RED : AnsiStyle.PLAIN),
          Table.cell(row.get(ReportColumns.ITEM_STATUS)));
      if (!row.get(ReportColumns.ERROR).isEmpty()) {
        table.note(row.get(ReportColumns.ERROR), AnsiStyle.DIM);
      }
    }
    return table;
  }

  /**
   * Writes the rows that can be repeated as an input, with the columns of the first input.
   *
   * @throws BadInputException if the file cannot be written
   */
  public static void writeInput(BatchReport report, String name) {
    BatchFiles files = BatchFiles.of(name);
    String csv =
        csv(report.inputColumns(), report.repeatableRows(), (row, column) -> row.row().get(column));
    try {
      BatchFiles.replace(files.path(), csv.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInputException("cannot write " + name + ": " + FileErrors.reason(e));
    }
  }

  private static String csv(
      List<String> columns, List<ReportRow> rows, BiFunction<ReportRow, String, String> value) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      for (ReportRow row : rows) {
        csv.writeRecord(columns.stream().map(column -> value.apply(row, column)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A StringWriter does not fail.
    }
    return text.toString();
  }
}
