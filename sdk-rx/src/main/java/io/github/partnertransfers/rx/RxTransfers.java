package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
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
 * transfers.customer(customerId).watch(transferId)
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
   * The transfers of one customer. Nothing is sent.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  public RxCustomerTransfers customer(String customerId) {
    return new RxCustomerTransfers(client, engine, options, customerId);
  }

  /**
   * Resumes following a transfer from where an earlier stream was, perhaps in another process; like
   * {@link RxCustomerTransfers#watch(String)}, but the state in the position isn't emitted again.
   *
   * @throws IllegalArgumentException if an id in the position isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> resume(WatchPosition from) {
    return customer(from.customerId()).watch(from.transferId(), options.positions(), from);
  }

  /**
   * Follows all transfers of many customers, each like {@link RxCustomerTransfers#watch()}. The
   * customers share the request rate evenly. One that can't be watched, since it answers 403 for
   * instance, doesn't end the stream: its failure is an element, and it is asked again, though
   * rarely. For a stream that ends with the first failure:
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
      targets.putIfAbsent(WatchEngine.key(customerId), customer(customerId).target());
    }
    return WatchFlowable.ofFleet(engine, new ArrayList<>(targets.values()));
  }
}
