package io.github.partnertransfers.rx;

import io.github.partnertransfers.CallHandle;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request for a customer's transfers, or for one of them. */
final class Poll {
  /** A poll isn't repeated within a call: the next one comes soon, and asks the budget. */
  private static final CallOptions ONCE = CallOptions.builder().maxAttempts(1).build();

  final WatchEngine.Customer customer;

  /** The transfer that is asked for, or null if all are. */
  final @Nullable String transferId;

  /** Whether this only looks for a transfer that a list didn't show. */
  final boolean isConfirmation;

  final long startNanos;
  private final WatchEngine engine;
  private @Nullable CallHandle request;
  private boolean isCanceled;

  Poll(
      WatchEngine engine,
      WatchEngine.Customer customer,
      @Nullable String transferId,
      boolean isConfirmation,
      long startNanos) {
    this.engine = engine;
    this.customer = customer;
    this.transferId = transferId;
    this.isConfirmation = isConfirmation;
    this.startNanos = startNanos;
  }

  /** Sends the request. Whatever goes wrong, the engine hears of the poll's end. */
  void start() {
    CallHandle started;
    try {
      CustomerTransfers transfers = customer.transfers;
      started =
          transferId == null
              ? transfers.list().with(ONCE).enqueue(new Answer<List<TransferEntity>>(all -> all))
              : transfers.get(transferId).with(ONCE).enqueue(new Answer<>(this::only));
    } catch (Throwable e) { // Otherwise nobody would ever poll this customer again.
      engine.ended(this, Collections.emptyList(), e);
      return;
    }
    boolean isLate;
    synchronized (this) {
      request = started;
      isLate = isCanceled;
    }
    if (isLate) {
      started.cancel();
    }
  }

  /** Returns whether the answer tells a watch all that it wants to know. */
  boolean serves(WatchEngine.Watch watch) {
    return transferId == null || watch.isOf(transferId);
  }

  /** Stops the request, even if it is only about to be sent. */
  void cancel() {
    CallHandle running;
    synchronized (this) {
      isCanceled = true;
      running = request;
    }
    if (running != null) {
      running.cancel();
    }
  }

  /**
   * An answer to a get is about the transfer that was asked for, even if it doesn't say so; but one
   * that says nothing at all is none.
   */
  private List<TransferEntity> only(TransferEntity transfer) {
    if (transfer.id().isEmpty() && transfer.status() == null) {
      return Collections.emptyList();
    }
    boolean saysSo = transferId == null || transferId.equalsIgnoreCase(transfer.id());
    return Collections.singletonList(
        saysSo ? transfer : transfer.toBuilder().id(transferId).build());
  }

  private interface Reading<T> {
    List<TransferEntity> transfers(T result);
  }

  private final class Answer<T> implements TransferCallback<T> {
    private final Reading<T> reading;

    Answer(Reading<T> reading) {
      this.reading = reading;
    }

    @Override
    public void onSuccess(T result) {
      engine.ended(Poll.this, reading.transfers(result), null);
    }

    @Override
    public void onFailure(TransfersException failure) {
      engine.ended(Poll.this, Collections.emptyList(), failure);
    }
  }
}
