package io.github.partnertransfers.cli.output;

/** The formats in which a command prints its result. */
public enum OutputFormat {
  /** For people. */
  TABLE,

  /** The service's JSON, indented. */
  JSON,

  /** The service's JSON: an element of a list per line. */
  JSONL,

  /** Rows with a header, quoted as in RFC 4180. */
  CSV,

  /** Rows with a header, separated by tabs, without quotes. */
  TSV
}
