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

/** Follows the transfers of one customer. Immutable and safe for use by several threads. */
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

  /**
   * Follows one transfer: emits its current state first, then one update for each change that a
   * poll sees, and completes at a terminal status. An unknown status is an update, not the end.
   * Sends {@code GET transfers/{id}}, or {@code GET transfers} if other streams watch the same
   * customer.
   *
   * <p>A transfer that isn't found yet is polled for as long as {@link WatchOptions#notFoundGrace}
   * says. A poll that fails for a transient reason (the network, a 5xx, throttling) is repeated and
   * reported to {@link WatchOptions#listener} only.
   *
   * <p>If the options have a {@link PositionStore}, the stream resumes after the update that was
   * acknowledged last, and completes without an update if that was the end.
   *
   * <dl>
   *   <dt><b>Back-pressure:</b>
   *   <dd>honored: nothing is polled without demand, and no update is dropped. Changes between two
   *       polls, or while there is no demand, are conflated into one update
   *   <dt><b>Scheduler:</b>
   *   <dd>polls are timed on {@link WatchOptions#scheduler}; updates are emitted on {@link
   *       WatchOptions#updateScheduler}, so that a slow subscriber delays no other
   *   <dt><b>Cancellation:</b>
   *   <dd>stops the timer and the request at once, unless another stream needs them
   *   <dt><b>Error handling:</b>
   *   <dd>a {@link io.github.partnertransfers.TransfersException} that isn't transient (for a
   *       transfer that is gone, the service's 404), a {@link WatchDeadlineException}, or what the
   *       {@link PositionStore} throws when it loads. Nothing goes to {@code
   *       RxJavaPlugins.onError}; an {@code Error} that {@code onNext} throws is fatal
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
   * Follows all transfers of the customer: emits the current state of each first, then one update
   * for each change, for each new transfer and for each that the service no longer lists. Sends
   * {@code GET transfers}, once per poll. Completes only if the options say {@link
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
   * Emits a transfer once it has reached a terminal status: the last update of {@link
   * #watch(String)}, with the same contract. Doesn't use the {@link PositionStore}.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Single<TransferEntity> whenEnded(String transferId) {
    return watch(transferId, null, null).lastOrError().map(TransferUpdate::transfer);
  }

  /**
   * Polls the customer now, or as soon as the request rate allows, and more often for a while. Call
   * it when the application learns of a change in another way, such as a webhook. Does nothing if
   * no stream watches the customer.
   */
  public void nudge() {
    engine.nudge(transfers.customerId());
  }
}
