package io.github.partnertransfers.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says how to print a result. */
final class Output {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table for people (default), or json: the service's own, unchanged in value.")
  private @Nullable OutputFormat format;

  boolean isUnset() {
    return format == null;
  }

  boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
