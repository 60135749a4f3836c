package io.github.partnertransfers.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Formats rows as CSV or as text with tabs; lines end with a line feed on every system. */
public final class DelimitedText {
  private DelimitedText() {}

  /** Returns lines of CSV, quoted as in RFC 4180 where needed. */
  public static String csv(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      for (List<String> row : rows) {
        csv.writeRecord(row.stream().map(FormulaEscaper::escape).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A StringWriter does not fail.
    }
    return text.toString();
  }

  /** Returns lines of fields that are separated by tabs; tabs and line ends in them are spaces. */
  public static String tsv(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(String.join("\t", row.stream().map(Text::clean).toList())).append('\n');
    }
    return text.toString();
  }
}
