package io.github.partnertransfers.cli.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rows from CSV (RFC 4180) with a header. Rows without a value are skipped. Fields are
 * separated by commas, or by what spreadsheets of some languages use instead.
 */
final class CsvRowReader {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private final InputSchema schema;
  private final List<String> columns = new ArrayList<>();
  private final List<BatchRow> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  CsvRowReader(InputSchema schema) {
    this.schema = schema;
  }

  void read(String text) {
    for (CsvRecord csv :
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      if (csv.getFields().stream().allMatch(String::isBlank)) {
        continue;
      }
      if (columns.isEmpty()) {
        csv.getFields().forEach(name -> columns.add(name.strip()));
        if (!checkColumns(csv.getStartingLineNumber())) {
          return;
        }
      } else {
        addRow(csv);
      }
    }
  }

  /** Returns the first separator that the header has. */
  private static char separator(String text) {
    String header = text.stripLeading().lines().findFirst().orElse("");
    return SEPARATORS.stream().filter(each -> header.indexOf(each) >= 0).findFirst().orElse(',');
  }

  private boolean checkColumns(long line) {
    // A spreadsheet can leave separators behind after the last column.
    while (columns.get(columns.size() - 1).isEmpty()) {
      columns.remove(columns.size() - 1);
    }
    List<String> found = new ArrayList<>(ColumnChecks.of(columns, schema));
    if (found.isEmpty()) {
      found.addAll(schema.missing(columns));
    }
    found.forEach(problem -> problems.add("line " + line + ": " + problem));
    if (!found.isEmpty()) {
      columns.clear();
    }
    return found.isEmpty();
  }

  private void addRow(CsvRecord csv) {
    Map<String, String> fields = new LinkedHashMap<>();
    int line = (int) csv.getStartingLineNumber();
    for (int i = 0; i < csv.getFieldCount(); i++) {
      String value = csv.getField(i);
      if (i >= columns.size()) {
        if (!value.isBlank()) {
          problems.add(
              "line "
                  + line
                  + ": '"
                  + Text.clean(value)
                  + "' is in no column; the header has "
                  + Text.count(columns.size(), "column"));
        }
      } else if (!value.isBlank()) {
        fields.put(columns.get(i), BatchRow.value(schema, columns.get(i), value));
      }
    }
    rows.add(new BatchRow(line, fields));
  }

  void fail(CsvParseException e) {
    Throwable cause = e.getCause();
    problems.add(
        "this is not CSV: "
            + Text.clean(e.getMessage())
            + (cause == null ? "" : ": " + Text.clean(cause.getMessage())));
  }

  List<String> columns() {
    return columns;
  }

  List<BatchRow> rows() {
    return rows;
  }

  List<String> problems() {
    return problems;
  }
}
