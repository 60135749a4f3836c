package io.github.partnertransfers.cli.output;

import com.google.gson.JsonElement;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for the format of a result, which print it. */
public final class ResultOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "table for people (default); json or jsonl: the service's own, unchanged in value; csv or"
              + " tsv: rows with a header.")
  private @Nullable OutputFormat format;

  @Option(
      names = "--query",
      paramLabel = "JSONPATH",
      description =
          "Print what this path finds in the JSON, a value per line; for example $..status.")
  private @Nullable String path;

  private @Nullable JsonQuery query;

  /**
   * Checks the flags before anything is sent.
   *
   * @throws BadInputException if the path is not valid, or the format has no JSON
   */
  public void check() {
    if (path != null) {
      if (format != null && format != OutputFormat.JSON) {
        throw new BadInputException("--query reads the JSON of the result: leave out --output");
      }
      query = JsonQuery.parse(path);
    }
  }

  public boolean isUnset() {
    return format == null && path == null;
  }

  /** Returns whether stdout has JSON or what a path finds in it. */
  public boolean isJson() {
    return format == OutputFormat.JSON || format == OutputFormat.JSONL || path != null;
  }

  /** Returns whether stdout has a line of JSON per element. */
  public boolean isLines() {
    return format == OutputFormat.JSONL;
  }

  /** Returns whether stdout has rows with a header. */
  public boolean isDelimited() {
    return format == OutputFormat.CSV || format == OutputFormat.TSV;
  }

  /** Prints a result in the chosen format. */
  public void print(CliContext context, JsonElement json, Supplier<Rows> rows, Runnable page) {
    PrintWriter out = context.out();
    if (query != null) {
      query.lines(json).forEach(out::println);
    } else if (format == OutputFormat.JSON) {
      out.println(Json.pretty(json));
    } else if (format == OutputFormat.JSONL) {
      printLines(out, json);
    } else if (isDelimited()) {
      Rows all = rows.get();
      printRow(out, all.columns());
      all.rows().forEach(row -> printRow(out, row));
    } else {
      page.run();
    }
    out.flush();
  }

  /** Prints one of several results, as a line of JSON or as what the path finds in it. */
  public void printLine(CliContext context, JsonElement json) {
    if (query == null) {
      context.out().println(Json.compact(json));
    } else {
      query.lines(json).forEach(context.out()::println);
    }
    context.out().flush();
  }

  /** Prints a header or one of several rows. */
  public void printRow(PrintWriter out, List<String> row) {
    List<List<String>> rows = List.of(row);
    out.print(format == OutputFormat.TSV ? DelimitedText.tsv(rows) : DelimitedText.csv(rows));
  }

  private static void printLines(PrintWriter out, JsonElement json) {
    List<JsonElement> lines = new ArrayList<>();
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(lines::add);
    } else {
      lines.add(json);
    }
    for (JsonElement line : lines) {
      out.println(Json.compact(line));
      out.flush();
    }
  }
}
