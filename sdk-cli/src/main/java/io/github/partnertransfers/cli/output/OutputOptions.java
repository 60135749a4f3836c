package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says how to print a result. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table for people (default), or json: the service's own, unchanged in value.")
  private @Nullable OutputFormat format;

  public boolean isUnset() {
    return format == null;
  }

  public boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
