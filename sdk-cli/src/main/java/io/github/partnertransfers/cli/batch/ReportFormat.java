package io.github.partnertransfers.cli.batch;

/** The formats of a report, and of the result of an action. */
public enum ReportFormat {
  /** For people. */
  TABLE,

  /** Rows with a header, quoted as in RFC 4180. */
  CSV,

  /** An array of objects, indented. */
  JSON,

  /** An object per line. */
  JSONL
}
