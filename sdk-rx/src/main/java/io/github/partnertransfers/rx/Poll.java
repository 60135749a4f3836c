package io.github.partnertransfers.rx;

import io.github.partnertransfers.Cancellable;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request for a customer's transfers, or for one of them. */
final class Poll {
  private final WatchEngine engine;
  private final CustomerFeed feed;
  private final @Nullable String transferId;
  private final boolean isConfirmation;
  private final long startNanos;
  private @Nullable Cancellable request;
  private boolean isCanceled;

  Poll(
      WatchEngine engine,
      CustomerFeed feed,
      @Nullable String transferId,
      boolean isConfirmation,
      long startNanos) {
    this.engine = engine;
    this.feed = feed;
    this.transferId = transferId;
    this.isConfirmation = isConfirmation;
    this.startNanos = startNanos;
  }

  CustomerFeed feed() {
    return feed;
  }

  /** The transfer that is asked for, or null if all are. */
  @Nullable String transferId() {
    return transferId;
  }

  /** Whether this only looks for a transfer that a list didn't show. */
  boolean isConfirmation() {
    return isConfirmation;
  }

  long startNanos() {
    return startNanos;
  }

  /** Whether the answer tells a watch all that it wants to know. */
  boolean serves(CustomerWatch watch) {
    return transferId == null || (watch.transferId() != null && watch.concerns(transferId));
  }

  void start() {
    Cancellable started =
        transferId == null
            ? feed.list().enqueue(new Answer<List<TransferEntity>>(transfers -> transfers))
            : feed.get(transferId).enqueue(new Answer<TransferEntity>(this::withId));
    boolean isLate;
    synchronized (this) {
      request = started;
      isLate = isCanceled;
    }
    if (isLate) {
      started.cancel();
    }
  }

  /** Stops the request, even if it is only about to be sent. */
  void cancel() {
    Cancellable running;
    synchronized (this) {
      isCanceled = true;
      running = request;
    }
    if (running != null) {
      running.cancel();
    }
  }

  /** An answer to a get is about the transfer that was asked for, even if it doesn't say so. */
  private List<TransferEntity> withId(TransferEntity transfer) {
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
      engine.answered(Poll.this, reading.transfers(result));
    }

    @Override
    public void onFailure(TransfersException failure) {
      engine.failed(Poll.this, failure);
    }
  }
}
