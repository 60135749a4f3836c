package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersException;
import java.io.IOException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request with a line in the ledger before and after it, or finds out that an earlier
 * attempt was carried out.
 */
final class RequestExecution<R extends BatchRequest> {
  private final ServiceConnection service;
  private final BatchOperation<R> operation;
  private final Ledger ledger;
  private final BooleanSupplier isStopping;

  RequestExecution(
      ServiceConnection service,
      BatchOperation<R> operation,
      Ledger ledger,
      BooleanSupplier isStopping) {
    this.service = service;
    this.operation = operation;
    this.ledger = ledger;
    this.isStopping = isStopping;
  }

  /**
   * Executes a request, and returns what became of it; null if the run stops before it is sent.
   *
   * @throws IOException if the ledger cannot be written; then the request was not sent, or its
   *     answer is not in the ledger
   * @throws TransfersException if all other requests would fail too
   */
  @Nullable LedgerEntry execute(R request) throws IOException, InterruptedException {
    Instant uncertainSince = ledger.uncertainSince(request.requestId());
    if (uncertainSince != null) {
      LedgerEntry found = look(request, uncertainSince);
      if (found != null) {
        return append(found);
      }
    }
    service.rate().acquire();
    if (isStopping.getAsBoolean()) {
      return null;
    }
    append(entry(request, RequestState.SENDING));
    try {
      return append(operation.send(request));
    } catch (TransfersException e) {
      LedgerEntry entry = append(ended(request, e, uncertainSince));
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      return entry;
    }
  }

  private LedgerEntry append(LedgerEntry entry) throws IOException {
    ledger.append(entry);
    return entry;
  }

  /** Looks before the request is sent again; returns null if it must be. */
  private @Nullable LedgerEntry look(R request, Instant since) throws InterruptedException {
    try {
      return operation.look(request, since).entry();
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      return null; // The service recognizes the request id in any case.
    }
  }

  private LedgerEntry ended(R request, TransfersException e, @Nullable Instant uncertainSince)
      throws InterruptedException {
    if (e instanceof OutcomeUnknownException) {
      return failed(request, RequestState.UNKNOWN, e);
    }
    boolean isRefused = Failures.isRefused(e) && !Failures.isOfEveryCall(e);
    if (uncertainSince == null) {
      return failed(request, isRefused ? RequestState.REFUSED : RequestState.UNAVAILABLE, e);
    }
    // An earlier attempt can have been carried out, and that can be why this one was refused.
    return isRefused
        ? refusedAgain(request, e, uncertainSince)
        : failed(request, RequestState.UNKNOWN, e);
  }

  private LedgerEntry refusedAgain(R request, TransfersException e, Instant since)
      throws InterruptedException {
    Lookup lookup;
    try {
      lookup = operation.look(request, since);
    } catch (TransfersException lookFailure) {
      return failed(request, RequestState.UNKNOWN, e);
    }
    if (lookup.entry() != null) {
      return lookup.entry();
    }
    if (lookup.possibleTransferIds().isEmpty()) {
      return failed(request, RequestState.REFUSED, e);
    }
    return entry(request, RequestState.UNKNOWN)
        .withError(
            Failures.code(e),
            "refused, but this request may have created "
                + String.join(", ", lookup.possibleTransferIds())
                + " before: "
                + service.errorText().apply(e));
  }

  private LedgerEntry failed(R request, RequestState state, TransfersException e) {
    return entry(request, state).withError(Failures.code(e), service.errorText().apply(e));
  }

  private LedgerEntry entry(R request, RequestState state) {
    return LedgerEntry.of(request, state, service.clock().instant());
  }
}
