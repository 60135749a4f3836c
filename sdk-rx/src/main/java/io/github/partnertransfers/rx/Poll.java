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

/** One request for all transfers of a customer, or for one. */
final class Poll {
  /** The engine schedules the next poll, within the rate limit; the call must not retry. */
  private static final CallOptions SINGLE_ATTEMPT =
      CallOptions.builder().maxAttempts(1).detached(true).build();

  final WatchedCustomer customer;

  /** The requested transfer, or null for a list. */
  final @Nullable String transferId;

  /** Whether this confirms that a transfer which a list omits is missing. */
  final boolean isConfirmation;

  final long startNanos;
  private final WatchEngine engine;
  private @Nullable CallHandle request;
  private boolean isCanceled;

  Poll(
      WatchEngine engine,
      WatchedCustomer customer,
      @Nullable String transferId,
      boolean isConfirmation,
      long startNanos) {
    this.engine = engine;
    this.customer = customer;
    this.transferId = transferId;
    this.isConfirmation = isConfirmation;
    this.startNanos = startNanos;
  }

  /** Sends the request. The engine is always notified of the end. */
  void start() {
    CallHandle started;
    try {
      CustomerTransfers transfers = customer.transfers;
      started =
          transferId == null
              ? transfers
                  .list()
                  .with(SINGLE_ATTEMPT)
                  .enqueue(new ResponseCallback<List<TransferEntity>>(all -> all))
              : transfers
                  .get(transferId)
                  .with(SINGLE_ATTEMPT)
                  .enqueue(new ResponseCallback<>(this::single));
    } catch (Throwable e) { // Otherwise the customer would stay in POLLING.
      engine.pollEnded(this, Collections.emptyList(), e);
      return;
    }
    boolean wasCanceled;
    synchronized (this) {
      request = started;
      wasCanceled = isCanceled;
    }
    if (wasCanceled) {
      started.cancel();
    }
  }

  /** Returns whether the response covers the target of a watch. */
  boolean serves(WatchEngine.Watch watch) {
    return transferId == null || watch.isOf(transferId);
  }

  /** Cancels the request, also before it is sent. */
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
   * Returns the response to a get with the id of the request, or nothing if it has no id and no
   * status.
   */
  private List<TransferEntity> single(TransferEntity transfer) {
    if (transfer.id().isEmpty() && transfer.status() == null) {
      return Collections.emptyList();
    }
    boolean hasId = transferId == null || transferId.equalsIgnoreCase(transfer.id());
    return Collections.singletonList(
        hasId ? transfer : transfer.toBuilder().id(transferId).build());
  }

  private interface Mapper<T> {
    List<TransferEntity> transfers(T result);
  }

  private final class ResponseCallback<T> implements TransferCallback<T> {
    private final Mapper<T> mapper;

    ResponseCallback(Mapper<T> mapper) {
      this.mapper = mapper;
    }

    @Override
    public void onSuccess(T result) {
      engine.pollEnded(Poll.this, mapper.transfers(result), null);
    }

    @Override
    public void onFailure(TransfersException failure) {
      engine.pollEnded(Poll.this, Collections.emptyList(), failure);
    }
  }
}
