package io.github.partnertransfers.cli.batch;

import java.util.List;
import java.util.Set;

/** Which columns an input has, and what its rows must hold. */
interface InputSchema {
  /** Returns the columns that have a meaning; all others are the user's. */
  List<String> columns();

  /** Returns those of the columns that hold GUIDs. */
  Set<String> guids();

  /** Returns the columns that the user's may not be named like. */
  List<String> reserved();

  /** Returns what is missing in the header of a CSV file, each as a sentence. */
  List<String> missing(List<String> columns);

  /** Returns what is wrong with the rows, each with its line. */
  List<String> check(List<BatchRow> rows);
}
