package io.github.partnertransfers.cli;

import picocli.CommandLine.Option;

/** The flag that says how to print a result. */
final class Output {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table for people (default), or json: the service's own, unchanged in value.")
  private OutputFormat format = OutputFormat.TABLE;

  boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
