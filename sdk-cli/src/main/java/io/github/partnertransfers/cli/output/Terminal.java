package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.Nullable;

/** What stdout is connected to. */
public interface Terminal {
  int DEFAULT_COLUMNS = 80;
  int DEFAULT_ROWS = 24;

  /** Whether a person sees what is printed, as it is printed. */
  boolean isInteractive();

  int columns();

  int rows();

  /** Asks for a secret without showing it, or returns null if nobody is there to ask. */
  char @Nullable [] readSecret(String prompt);
}
