package io.github.partnertransfers.rx;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.annotations.BackpressureKind;
import io.reactivex.rxjava3.annotations.BackpressureSupport;
import io.reactivex.rxjava3.annotations.SchedulerSupport;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;

/** Watches the transfers of one customer. Immutable and thread-safe. */
public final class RxCustomerTransfers {
  private final CustomerTransfers transfers;
  private final WatchEngine engine;
  private final WatchOptions options;

  RxCustomerTransfers(
      TransfersClient client, WatchEngine engine, WatchOptions options, String customerId) {
    this.transfers = client.customer(customerId);
    this.engine = engine;
    this.options = options;
  }

  /** Returns the options of the watches: those of the {@link RxTransfers}. */
  public WatchOptions options() {
    return options;
  }

  /**
   * Watches one transfer: emits its current state first, then one update for each change that a
   * poll detects, and completes at a terminal status. An unknown status is not terminal. Sends
   * {@code GET transfers/{id}}, or {@code GET transfers} if other streams watch the same customer.
   *
   * <p>A 404 is retried during {@link WatchOptions#notFoundGrace}. After a transient failure (the
   * network, a 5xx, throttling), polling continues, and only {@link WatchOptions#listeners} is
   * notified.
   *
   * <p>With a {@link PositionStore} in the options, the stream resumes after the last acknowledged
   * update. It completes without an update if that one had a terminal status.
   *
   * <dl>
   *   <dt><b>Backpressure:</b>
   *   <dd>honored: no polls without demand, and no dropped updates. Changes between two polls, or
   *       without demand, are conflated into one update
   *   <dt><b>Scheduler:</b>
   *   <dd>polls are scheduled on {@link WatchOptions#scheduler}; updates are emitted on {@link
   *       WatchOptions#updateScheduler}, so a slow subscriber delays no other
   *   <dt><b>Cancellation:</b>
   *   <dd>cancels the timer and the request immediately, unless another stream needs them
   *   <dt><b>Error handling:</b>
   *   <dd>a permanent {@link io.github.partnertransfers.TransfersException} (such as the 404 of a
   *       deleted transfer), a {@link WatchDeadlineException}, or what the {@link PositionStore}
   *       throws when it loads. Nothing goes to {@code RxJavaPlugins.onError}; an {@code Error}
   *       that {@code onNext} throws is fatal
   * </dl>
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watch(String transferId) {
    return watch(transferId, options.positions(), null);
  }

  Flowable<TransferUpdate> watch(
      String transferId, @Nullable PositionStore positions, @Nullable WatchPosition from) {
    transfers.get(transferId); // Checks the id.
    return WatchFlowable.of(
        engine, new WatchTarget(transfers.customerId(), transferId, positions, from));
  }

  /**
   * Watches all transfers of the customer: emits the current state of each first, then one update
   * for each change, each new transfer and each transfer that the service no longer lists. Sends
   * {@code GET transfers}, once per poll. Completes only with {@link
   * WatchOptions#completeWhenAllEnded}. Otherwise like {@link #watch(String)}.
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watch() {
    return WatchFlowable.of(engine, target());
  }

  WatchTarget target() {
    return new WatchTarget(transfers.customerId(), null, options.positions(), null);
  }

  /**
   * Emits the transfer when it reaches a terminal status: the last element of {@link
   * #watch(String)}, with the same contract. Doesn't use the {@link PositionStore}.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Single<TransferEntity> whenEnded(String transferId) {
    return watch(transferId, null, null).lastOrError().map(TransferUpdate::transfer);
  }

  /**
   * Polls the customer as soon as the rate limit allows, and resets its poll interval. Call it when
   * the application learns of a change in another way, such as a webhook. Does nothing if no stream
   * watches the customer.
   */
  public void nudge() {
    engine.nudge(transfers.customerId());
  }
}
