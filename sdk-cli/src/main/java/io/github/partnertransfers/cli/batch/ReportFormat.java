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
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The formats of a report. */
public enum ReportFormat {
  TABLE {
    @Override
    public void print(BatchReport report, CliContext context) {
      Table table =
          new Table()
              .elastic("ROW")
              .elastic("CUSTOMER")
              .elastic("SUBSCRIPTION")
              .elastic("TRANSFER")
              .column("STATUS")
              .column("ITEM");
      for (ReportRow row : report.rows()) {
        String reference = row.get(BatchRow.REFERENCE);
        table.row(
            Table.cell(reference.isEmpty() ? "line " + row.row().line() : reference),
            Table.cell(row.get(BatchRow.CUSTOMER)),
            Table.cell(row.get(BatchRow.SUBSCRIPTION)),
            Table.cell(row.get("transfer")),
            Table.cell(row.get("status"), row.isFailed() ? AnsiStyle.RED : AnsiStyle.PLAIN),
            Table.cell(row.get("itemStatus")));
        if (!row.get("error").isEmpty()) {
          table.note(row.get("error"), AnsiStyle.DIM);
        }
      }
      context.writer().print(table);
    }
  },

  CSV {
    @Override
    public void print(BatchReport report, CliContext context) {
      context.out().print(csv(report.columns(), report.rows()));
    }
  },

  JSON {
    @Override
    public void print(BatchReport report, CliContext context) {
      JsonArray array = new JsonArray();
      report.rows().forEach(row -> array.add(row.toJson(report.columns())));
      context.out().println(Json.pretty(array));
    }
  };

  public abstract void print(BatchReport report, CliContext context);

  /**
   * Writes the rows that can be repeated as an input, with the columns of the first input.
   *
   * @throws BadInputException if the file cannot be written
   */
  public static void writeInput(BatchReport report, String name) {
    BatchFiles files = BatchFiles.of(name);
    String csv = csv(report.inputColumns(), report.repeatableRows());
    try {
      BatchFiles.replace(files.plan(), csv.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInputException("cannot write " + name + ": " + FileErrors.reason(e));
    }
  }

  private static String csv(List<String> columns, List<ReportRow> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      for (ReportRow row : rows) {
        csv.writeRecord(columns.stream().map(row::get).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A StringWriter does not fail.
    }
    return text.toString();
  }
}
