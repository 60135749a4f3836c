package io.github.partnertransfers.cli.output;

/** For whom a result is printed. */
enum OutputFormat {
  /** A person. */
  TABLE,
  /** A program: the service's own JSON. */
  JSON;

  @Override
  public String toString() {
    return this == TABLE ? "table" : "json";
  }
}
