package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates one planned transfer, or finds out that an earlier attempt did. */
final class TransferCreation {
  private final TransfersClient client;
  private final Ledger ledger;
  private final RequestRate rate;
  private final InstantSource clock;
  private final Function<TransfersException, String> errorText;
  private final BooleanSupplier isStopping;
  private final Reconciler reconciler;

  TransferCreation(
      TransfersClient client,
      Ledger ledger,
      RequestRate rate,
      InstantSource clock,
      Function<TransfersException, String> errorText,
      BooleanSupplier isStopping) {
    this.client = client;
    this.ledger = ledger;
    this.rate = rate;
    this.clock = clock;
    this.errorText = errorText;
    this.isStopping = isStopping;
    this.reconciler = new Reconciler(client, ledger, rate);
  }

  /**
   * Sends the request, and returns what became of it; null if the run stops before that.
   *
   * @throws IOException if the ledger cannot be written; then the request was not sent, or its
   *     answer is not in the ledger
   * @throws TransfersException if all other requests would fail too
   */
  @Nullable LedgerEntry create(PlannedTransfer planned) throws IOException, InterruptedException {
    Instant uncertainSince = ledger.uncertainSince(planned.requestId());
    if (uncertainSince != null) {
      LedgerEntry found = look(planned, uncertainSince);
      if (found != null) {
        return append(found);
      }
    }
    rate.acquire();
    if (isStopping.getAsBoolean()) {
      return null;
    }
    append(LedgerEntry.sending(planned.requestId(), clock.instant()));
    try {
      return append(created(planned, send(planned)));
    } catch (TransfersException e) {
      LedgerEntry entry = append(ended(planned, e, uncertainSince));
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      return entry;
    }
  }

  private TransferEntity send(PlannedTransfer planned) {
    return client
        .customer(planned.customerId())
        .create(planned.request())
        .with(CallOptions.builder().requestId(planned.requestId()).build())
        .execute();
  }

  private LedgerEntry append(LedgerEntry entry) throws IOException {
    ledger.append(entry);
    return entry;
  }

  /** Looks for the transfer before the request is sent again; returns null if it must be. */
  private @Nullable LedgerEntry look(PlannedTransfer planned, Instant since)
      throws InterruptedException {
    try {
      List<TransferEntity> candidates = reconciler.candidates(planned, since);
      return Reconciler.isCertain(planned, candidates) ? created(planned, candidates.get(0)) : null;
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      return null; // The service recognizes the request id in any case.
    }
  }

  private LedgerEntry ended(
      PlannedTransfer planned, TransfersException e, @Nullable Instant uncertainSince)
      throws InterruptedException {
    if (e instanceof OutcomeUnknownException) {
      return failed(planned, RequestState.UNKNOWN, e);
    }
    boolean isRefused = Failures.isRefused(e) && !Failures.isOfEveryCall(e);
    if (uncertainSince == null) {
      return failed(planned, isRefused ? RequestState.REFUSED : RequestState.UNAVAILABLE, e);
    }
    // An earlier process can have created the transfer, and that can be why this was refused.
    return isRefused
        ? refusedAgain(planned, e, uncertainSince)
        : failed(planned, RequestState.UNKNOWN, e);
  }

  private LedgerEntry refusedAgain(PlannedTransfer planned, TransfersException e, Instant since)
      throws InterruptedException {
    try {
      List<TransferEntity> candidates = reconciler.candidates(planned, since);
      if (candidates.isEmpty()) {
        return failed(planned, RequestState.REFUSED, e);
      }
      if (Reconciler.isCertain(planned, candidates)) {
        return created(planned, candidates.get(0));
      }
      String ids = candidates.stream().map(TransferEntity::id).collect(Collectors.joining(", "));
      return LedgerEntry.failed(
          planned.requestId(),
          RequestState.UNKNOWN,
          clock.instant(),
          code(e),
          "refused, but this request may have created " + ids + " before: " + errorText.apply(e));
    } catch (TransfersException lookFailure) {
      return failed(planned, RequestState.UNKNOWN, e);
    }
  }

  private LedgerEntry created(PlannedTransfer planned, TransferEntity transfer) {
    return LedgerEntry.created(planned.requestId(), clock.instant(), transfer);
  }

  private LedgerEntry failed(PlannedTransfer planned, RequestState state, TransfersException e) {
    return LedgerEntry.failed(
        planned.requestId(), state, clock.instant(), code(e), errorText.apply(e));
  }

  private static @Nullable String code(TransfersException e) {
    return e.code() == null ? null : e.code().value();
  }
}
