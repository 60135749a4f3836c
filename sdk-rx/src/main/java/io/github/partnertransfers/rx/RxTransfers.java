package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.annotations.BackpressureKind;
import io.reactivex.rxjava3.annotations.BackpressureSupport;
import io.reactivex.rxjava3.annotations.SchedulerSupport;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.Objects;

/**
 * Transfers for RxJava 3. A call becomes a Single or Completable; a transfer is followed as a
 * Flowable.
 */
public final class RxTransfers {
  private final TransfersClient client;
  private final WatchOptions options;

  private RxTransfers(TransfersClient client, WatchOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** Watches with {@link WatchOptions#DEFAULT}. */
  public static RxTransfers of(TransfersClient client) {
    return of(client, WatchOptions.DEFAULT);
  }

  public static RxTransfers of(TransfersClient client, WatchOptions options) {
    return new RxTransfers(client, options);
  }

  /**
   * A call as a Single. Each subscription makes the call; that of a write repeats the same request,
   * so {@code retry()} is safe.
   *
   * <dl>
   *   <dt><b>Scheduler:</b>
   *   <dd>signals on a thread of the client's HTTP dispatcher, or of its scheduler
   *   <dt><b>Cancellation:</b>
   *   <dd>disposing cancels the request and reaches its socket
   *   <dt><b>Error handling:</b>
   *   <dd>a {@link io.github.partnertransfers.TransfersException}
   * </dl>
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public static <T> Single<T> single(TransferCall<T> call) {
    Objects.requireNonNull(call, "call");
    return Single.create(emitter -> emitter.setCancellable(CallSignals.to(emitter, call)));
  }

  /** A call without a result as a Completable; otherwise like {@link #single}. */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public static Completable completable(TransferCall<Void> call) {
    Objects.requireNonNull(call, "call");
    return Completable.create(emitter -> emitter.setCancellable(CallSignals.to(emitter, call)));
  }

  /**
   * Follows one transfer: its current state first, then one update for each change that a poll
   * sees, until a status after which nothing changes any more. An unknown status is an update, not
   * an end. For half a minute a transfer that isn't found yet is waited for, as the service may
   * take a moment to show a new one. A poll that fails for a passing reason is repeated.
   *
   * <dl>
   *   <dt><b>Back-pressure:</b>
   *   <dd>honoured: at most one poll runs ahead of demand, and no update is dropped
   *   <dt><b>Scheduler:</b>
   *   <dd>waits on that of the options; updates come on a thread of the client's HTTP dispatcher
   *   <dt><b>Cancellation:</b>
   *   <dd>stops the timer and the request at once
   *   <dt><b>Error handling:</b>
   *   <dd>a {@link io.github.partnertransfers.TransfersException} that won't pass, or a {@link
   *       WatchDeadlineException}
   * </dl>
   *
   * @throws IllegalArgumentException if an id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watch(String customerId, String transferId) {
    TransferCall<TransferEntity> poll = client.customer(customerId).get(transferId);
    return Flowable.defer(() -> new TransferWatch(options).follow(single(poll)));
  }

  /**
   * The last state of a transfer, when it has ended: the last update of {@link #watch}, with the
   * same contract.
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Single<TransferEntity> await(String customerId, String transferId) {
    return watch(customerId, transferId).lastOrError().map(TransferUpdate::transfer);
  }

  /**
   * Follows all transfers of a customer: the current state of each first, then one update for each
   * change that a poll sees; all with one request per poll. Doesn't complete, as a new transfer may
   * appear at any time. Otherwise like {@link #watch}.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watchCustomer(String customerId) {
    TransferCall<List<TransferEntity>> poll = client.customer(customerId).list();
    return Flowable.defer(() -> new CustomerWatch(options).follow(single(poll)));
  }
}
