package io.github.partnertransfers.cli.batch;

/** Receives the progress of a run, on the threads of the run, one call after another. */
interface RunListener {
  /** A request was answered, or its outcome is unknown. */
  void ended(BatchRequest request, LedgerEntry entry);
}
