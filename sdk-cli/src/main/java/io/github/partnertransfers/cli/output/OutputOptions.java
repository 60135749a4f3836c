package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the output format. */
public final class OutputOptions {
  private enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table for people (default), or json: the service's own, unchanged in value.")
  private @Nullable Format format;

  public boolean isUnset() {
    return format == null;
  }

  public boolean isJson() {
    return format == Format.JSON;
  }
}
