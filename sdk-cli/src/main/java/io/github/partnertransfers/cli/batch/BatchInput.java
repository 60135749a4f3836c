package io.github.partnertransfers.cli.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.input.TextFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an input file, CSV or JSON lines, and what is wrong with them.
 *
 * @param columns the names of all columns, in the order of the input
 * @param problems each with the line that it is about
 */
public record BatchInput(
    String name, List<String> columns, List<BatchRow> rows, List<String> problems) {
  /**
   * Reads the input of {@code batch plan}; {@code -} is standard input. A file that starts with a
   * brace is JSON lines.
   *
   * @throws BadInputException if there is nothing to read
   */
  public static BatchInput ofPlan(String name, InputStream standardInput) {
    return read(name, standardInput, new PlanSchema());
  }

  /**
   * Reads the input of a command on existing transfers, like that of {@code batch plan}.
   *
   * @throws BadInputException if there is nothing to read
   */
  public static BatchInput ofAction(String name, InputStream standardInput) {
    return read(name, standardInput, new ActionSchema());
  }

  private static BatchInput read(String name, InputStream standardInput, InputSchema schema) {
    TextFile file = TextFile.read(name, standardInput);
    if (file.text().isBlank()) {
      throw new BadInputException(file.name() + " is empty");
    }
    BatchInput input =
        file.text().stripLeading().startsWith("{") ? ofJson(file, schema) : ofCsv(file, schema);
    List<String> problems = new ArrayList<>(input.problems);
    if (input.rows.isEmpty() && problems.isEmpty()) {
      problems.add("there are no rows");
    }
    // With wrong columns, each row would have the same problem.
    if (problems.isEmpty() || !input.columns.isEmpty()) {
      problems.addAll(schema.check(input.rows));
    }
    return new BatchInput(
        file.name(), input.columns, input.rows, problems.stream().distinct().toList());
  }

  private static BatchInput ofJson(TextFile file, InputSchema schema) {
    JsonLinesReader reader = new JsonLinesReader(schema);
    reader.read(file.text());
    return new BatchInput(file.name(), reader.columns(), reader.rows(), reader.problems());
  }

  private static BatchInput ofCsv(TextFile file, InputSchema schema) {
    CsvRowReader reader = new CsvRowReader(schema);
    try {
      reader.read(file.text());
    } catch (CsvParseException e) {
      reader.fail(e);
    }
    return new BatchInput(file.name(), reader.columns(), reader.rows(), reader.problems());
  }
}
