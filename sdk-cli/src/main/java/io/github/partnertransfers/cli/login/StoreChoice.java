package io.github.partnertransfers.cli.login;

/** Where a sign-in is to be kept. */
public enum StoreChoice {
  /** The system's key store; where it has none, a file, with a warning. */
  ANY,
  /** The system's key store, or else a file without a warning, as the user knows. */
  SYSTEM,
  FILE
}
