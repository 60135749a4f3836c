package io.github.partnertransfers.cli.input;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.output.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the ids of customers: one per line, or CSV with a column {@code customer}. */
public final class CustomerFile {
  private static final String COLUMN = "customer";
  private static final int MAX_PROBLEMS = 10;

  private final List<String> ids = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int column = -1;
  private boolean isFirst = true;

  private CustomerFile() {}

  /**
   * Reads a file; {@code -} is standard input.
   *
   * @throws BadInputException if it cannot be read, has no id, or has something else
   */
  public static List<String> read(String name, InputStream standardInput) {
    TextFile file = TextFile.read(name, standardInput);
    CustomerFile customers = new CustomerFile();
    try {
      for (CsvRecord line :
          CsvReader.builder()
              .commentStrategy(CommentStrategy.SKIP)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .ofCsvRecord(file.text())) {
        customers.add(line);
      }
    } catch (CsvParseException e) {
      customers.problems.add("it is neither ids nor CSV: " + Text.clean(e.getMessage()));
    }
    if (customers.problems.isEmpty() && customers.ids.isEmpty()) {
      customers.problems.add("it has no customers");
    }
    if (!customers.problems.isEmpty()) {
      int more = customers.problems.size() - MAX_PROBLEMS;
      List<String> shown =
          customers.problems.subList(0, Math.min(MAX_PROBLEMS, customers.problems.size()));
      throw new BadInputException(
          file.name()
              + ": "
              + String.join("; ", shown)
              + (more > 0 ? "; and " + more + " more" : ""));
    }
    return customers.ids;
  }

  private void add(CsvRecord line) {
    List<String> fields = line.getFields();
    if (fields.stream().allMatch(String::isBlank)) {
      return;
    }
    if (isFirst) {
      isFirst = false;
      column = fields.stream().map(String::strip).toList().indexOf(COLUMN);
      if (column >= 0) {
        return;
      }
    }
    String field =
        column < 0 ? withoutComment(fields) : column < fields.size() ? fields.get(column) : "";
    String id = GuidConverter.parse(field);
    if (id == null) {
      String shown = Text.cut(Text.clean(field), 60);
      problems.add("line " + line.getStartingLineNumber() + ": '" + shown + "' is not a GUID");
    } else {
      ids.add(id);
    }
  }

  private static String withoutComment(List<String> fields) {
    return String.join(",", fields).replaceFirst("#.*", "");
  }
}
