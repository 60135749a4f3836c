package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.Nullable;

/** The terminal that stdout is connected to, if any. */
public interface Terminal {
  int DEFAULT_COLUMNS = 80;
  int DEFAULT_ROWS = 24;

  /** Returns whether stdout is a terminal. */
  boolean isInteractive();

  int columns();

  int rows();

  /** Returns whether a user can answer: stdin and stdout are terminals. */
  boolean canAsk();

  /** Asks a question; returns the answer, or an empty one at the end of the input. */
  String ask(String question);

  /** Prompts for a secret without echo; returns null if there is no terminal. */
  char @Nullable [] readSecret(String prompt);
}
