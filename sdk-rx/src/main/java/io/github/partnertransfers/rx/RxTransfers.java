package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.annotations.BackpressureKind;
import io.reactivex.rxjava3.annotations.BackpressureSupport;
import io.reactivex.rxjava3.annotations.SchedulerSupport;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * RxJava 3 API: calls as Single or Completable; watches of a transfer, a customer or a fleet of
 * customers as Flowable.
 *
 * <p>Webhooks can be late or get lost, so a watch polls, and the service throttles frequent polls.
 * All streams of one object therefore share their polls: one list serves all watches of a customer,
 * customers without changes are polled less often, and all polls share one rate limit, which adapts
 * to throttling. Create one object and share it.
 *
 * <pre>{@code
 * RxTransfers transfers = RxTransfers.of(client);
 * transfers.customer(customerId).watch(transferId)
 *     .subscribe(update -> show(update.status()), this::report, this::close);
 * }</pre>
 *
 * <p>Without Rx, {@code blockingStream(1)} converts a Flowable to a {@code
 * java.util.stream.Stream}, which polls when the next element is requested, and {@code
 * subscribe(onNext, onError, onComplete)} takes callbacks and returns a {@code Disposable}.
 */
public final class RxTransfers {
  private final TransfersClient client;
  private final WatchOptions options;
  private final WatchEngine engine;

  private RxTransfers(TransfersClient client, WatchOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
    this.engine = new WatchEngine(client, options);
    options.notifyListeners(listener -> listener.attached(engine));
  }

  /** Creates an object with {@link WatchOptions#DEFAULT}. Sends nothing and starts no thread. */
  public static RxTransfers of(TransfersClient client) {
    return of(client, WatchOptions.DEFAULT);
  }

  /** Creates an object with these options and a separate rate limit. */
  public static RxTransfers of(TransfersClient client, WatchOptions options) {
    return new RxTransfers(client, options);
  }

  /** Returns the options of all watches of this object. */
  public WatchOptions options() {
    return options;
  }

  /**
   * Returns a call as a Single. Each subscription executes the call. A write keeps its
   * MS-RequestId, so {@code retry()} is safe.
   *
   * <dl>
   *   <dt><b>Scheduler:</b>
   *   <dd>signals on the client's callback executor
   *   <dt><b>Cancellation:</b>
   *   <dd>disposing cancels the request and closes its connection
   *   <dt><b>Error handling:</b>
   *   <dd>a {@link io.github.partnertransfers.TransfersException}
   * </dl>
   */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public static <T> Single<T> single(TransferCall<T> call) {
    Objects.requireNonNull(call, "call");
    return Single.create(emitter -> emitter.setCancellable(CallSignals.to(emitter, call)));
  }

  /** Returns a call without a result as a Completable; otherwise like {@link #single}. */
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public static Completable completable(TransferCall<Void> call) {
    Objects.requireNonNull(call, "call");
    return Completable.create(emitter -> emitter.setCancellable(CallSignals.to(emitter, call)));
  }

  /**
   * Returns the watches of one customer. Sends nothing.
   *
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  public RxCustomerTransfers customer(String customerId) {
    return new RxCustomerTransfers(client, engine, options, customerId);
  }

  /**
   * Resumes the watch of a transfer from a position of an earlier stream, also of another process.
   * Like {@link RxCustomerTransfers#watch(String)}, but doesn't emit the state in the position
   * again.
   *
   * @throws IllegalArgumentException if an id in the position isn't a GUID
   */
  @BackpressureSupport(BackpressureKind.FULL)
  @SchedulerSupport(SchedulerSupport.CUSTOM)
  public Flowable<TransferUpdate> resume(WatchPosition from) {
    return customer(from.customerId()).watch(from.transferId(), options.positions(), from);
  }

  /**
   * Watches all transfers of many customers, each like {@link RxCustomerTransfers#watch()}. The
   * customers share the rate limit as {@link WatchOptions#maxInterval} says. A permanent failure of
   * one customer, such as a 403, is an element and doesn't end the stream; the customer is polled
   * again at a long interval. For a stream that ends with the first failure:
   *
   * <pre>{@code
   * transfers.watchAll(customerIds).map(CustomerUpdate::orThrow)
   * }</pre>
   *
   * <p>The stream fails when the client is closed.
   *
   * @param customerIds the customers' tenant ids; duplicates are ignored
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

  /**
   * Pauses all polls and lowers the request rate, as after a 429 with this Retry-After. For watches
   * that share the service's limit with a client that was throttled, such as a second {@code
   * RxTransfers} for the same partner. Sends nothing.
   *
   * @param retryAfter the pause, from a second to an hour; a value outside counts as the nearest
   */
  public void throttle(Duration retryAfter) {
    engine.throttle(retryAfter);
  }
}
