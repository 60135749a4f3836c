package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import java.time.Instant;

/** How requests are sent, and how one finds out what became of an earlier attempt. */
interface BatchOperation<R extends BatchRequest> {
  /**
   * Sends a request, and returns what the service did.
   *
   * @throws TransfersException if a call fails
   */
  LedgerEntry send(R request) throws InterruptedException;

  /**
   * Looks what became of a request without an answer; changes nothing.
   *
   * @param since when the request was first sent
   * @throws TransfersException if a call fails
   */
  Lookup look(R request, Instant since) throws InterruptedException;
}
