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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Transfers for RxJava 3. A call becomes a Single or Completable; a transfer, a customer or a fleet
 * of customers is followed as a Flowable.
 *
 * <p>The service has no way to tell of a change, so following means asking again and again, and it
 * throttles those who ask too often. All streams of one object therefore share their requests: one
 * list of a customer's transfers serves everything that watches the customer, customers of whom
 * nothing changes are asked less often, and all together keep to one rate, which adapts to what the
 * service allows. Make one object and share it.
 *
 * <pre>{@code
 * RxTransfers transfers = RxTransfers.of(client);
 * transfers.watch(customerId, transferId)
 *     .subscribe(update -> show(update.status()), this::report, this::close);
 * }</pre>
 *
 * <p>For those without Rx, {@code blockingStream(1)} makes a {@code java.util.stream.Stream} of any
 * of the Flowables, which polls when the next element is asked for, and {@code subscribe(onNext,
 * onError, onComplete)} takes callbacks and returns what stops them.
 */
public final class RxTransfers {
  private final TransfersClient client;
  private final WatchOptions options;
  private final WatchEngine engine;

  private RxTransfers(TransfersClient client, WatchOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
    this.engine = new WatchEngine(client, options);
  }

  /** Watches with {@link WatchOptions#DEFAULT}. Nothing is sent and no thread is started. */
  public static RxTransfers of(TransfersClient client) {
    return of(client, WatchOptions.DEFAULT);
  }

  /** Watches with these options, and a request rate of its own. */
  public static RxTransfers of(TransfersClient client, WatchOptions options) {
    return new RxTransfers(client, options);
  }

  /**
   * A call as a Single. Each subscription makes the call; that of a write repeats the same request,
   * so {@code retry()} is safe.
   *
   * <dl>
   *   <dt><b>Scheduler:</b>
   *   <dd>signals on the client's callback executor
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
   * an end. Sends {@code GET transfers/{id}}, or {@code GET transfers} if others watch the same
   * customer.
   *
   * <p>A transfer that isn't found yet is waited for, as long as {@link WatchOptions#notFoundGrace}
   * says. A poll that fails for a passing reason (the network, a 5xx, throttling) is repeated and
   * only told to {@link WatchOptions#listener}.
   *
   * <p>If the options have a {@link PositionStore}, the stream begins after what was told last, and
   * completes without an update if that was the end.
   *
   * <dl>
   *   <dt><b>Back-pressure:</b>
   *   <dd>honoured: nothing is polled without demand, and no update is dropped. What changes more
   *       often than it is polled is told once, with all that changed
   *   <dt><b>Scheduler:</b>
   *   <dd>waits on {@link WatchOptions#scheduler}; updates come on {@link
   *       WatchOptions#updateScheduler}, so a subscriber that is slow keeps no other waiting
   *   <dt><b>Cancellation:</b>
   *   <dd>stops the timer and the request at once, unless another stream needs them
   *   <dt><b>Error handling:</b>
   *   <dd>a {@link io.github.partnertransfers.TransfersException} that won't pass (for a transfer
   *       that has gone, the service's 404), or a {@link WatchDeadlineException}; nothing goes to
   *       {@code RxJavaPlugins.onError}, but an {@code Error} that {@code onNext} throws is fatal
   * </dl>
   *
   * @throws IllegalArgumentException if an id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watch(String customerId, String transferId) {
    return one(customerId, transferId, options.positions(), null);
  }

  /**
   * Goes on to follow a transfer from where an earlier stream was, perhaps in another process; like
   * {@link #watch(String, String)}, but what the position tells isn't told again.
   *
   * @throws IllegalArgumentException if an id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watch(WatchPosition from) {
    return one(from.customerId(), from.transferId(), options.positions(), from);
  }

  /**
   * The last state of a transfer, when it has ended: the last update of {@link #watch(String,
   * String)}, with the same contract, but whatever a {@link PositionStore} says.
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Single<TransferEntity> await(String customerId, String transferId) {
    return one(customerId, transferId, null, null).lastOrError().map(TransferUpdate::transfer);
  }

  /**
   * Follows all transfers of a customer: the current state of each first, then one update for each
   * change that a poll sees, for each new transfer and for each that the service doesn't show any
   * more. Sends {@code GET transfers}, once per poll. Doesn't complete, unless the options say
   * {@link WatchOptions#completeWhenAllEnded}. Otherwise like {@link #watch(String, String)}.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> watchCustomer(String customerId) {
    return WatchFlowable.of(engine, target(customerId));
  }

  /**
   * Follows all transfers of many customers, each like {@link #watchCustomer}. The customers share
   * the request rate evenly. One that can't be watched, since it answers 403 for instance, doesn't
   * end the stream: its failure is an element, and it is asked again, though rarely. For a stream
   * that ends with the first failure:
   *
   * <pre>{@code
   * transfers.watchAll(customerIds).map(CustomerUpdate::orThrow)
   * }</pre>
   *
   * <p>Fails when the client is closed.
   *
   * @param customerIds the customers' tenant ids; one that is there twice is watched once
   * @throws IllegalArgumentException if an id isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<CustomerUpdate> watchAll(Iterable<String> customerIds) {
    Map<String, WatchTarget> targets = new LinkedHashMap<>();
    for (String customerId : customerIds) {
      targets.putIfAbsent(WatchEngine.key(customerId), target(customerId));
    }
    return WatchFlowable.ofFleet(engine, new ArrayList<>(targets.values()));
  }

  private WatchTarget target(String customerId) {
    client.customer(customerId); // Checks it.
    return new WatchTarget(customerId, null, options.positions(), null);
  }

  /**
   * Polls a customer now, or as soon as the request rate allows, and more often for a while: for an
   * app that is told of a change in another way, such as a webhook. Does nothing if no stream
   * watches the customer.
   */
  public void nudge(String customerId) {
    engine.nudge(Objects.requireNonNull(customerId, "customerId"));
  }

  private Flowable<TransferUpdate> one(
      String customerId,
      String transferId,
      @Nullable PositionStore positions,
      @Nullable WatchPosition from) {
    client.customer(customerId).get(transferId); // Checks them.
    WatchTarget target = new WatchTarget(customerId, transferId, positions, from);
    return WatchFlowable.of(engine, target);
  }
}
