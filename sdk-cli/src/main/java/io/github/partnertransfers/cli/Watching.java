package io.github.partnertransfers.cli;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchDeadlineException;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Notification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows transfers until they have ended, and feeds a view on the calling thread. */
final class Watching {
  private static final int SLOWEST = 15;
  private static final int NOT_FOUND = 404;

  private final TransfersClient client;
  private final String customerId;
  private final Duration interval;
  private final @Nullable Duration timeout;
  private final WatchView view;
  private @Nullable TransferEntity last;

  Watching(
      TransfersClient client,
      String customerId,
      Duration interval,
      @Nullable Duration timeout,
      WatchView view) {
    this.client = client;
    this.customerId = customerId;
    this.interval = interval;
    this.timeout = timeout;
    this.view = view;
  }

  /** Follows one transfer. */
  WatchResult one(String transferId) {
    try {
      show(rx(timeout).watch(customerId, transferId).map(this::shown));
    } catch (WatchDeadlineException e) {
      return WatchResult.timedOut(deadline(), lastState());
    } catch (RequestRefusedException e) {
      if (last != null && e.status() != null && e.status() == NOT_FOUND) {
        view.showGone(transferId);
        return WatchResult.gone();
      }
      throw e;
    }
    TransferEntity end = last;
    return end == null || Statuses.isOpen(end) ? WatchResult.abandoned() : WatchResult.of(end);
  }

  private Runnable shown(TransferUpdate update) {
    return () -> {
      last = update.transfer();
      view.show(update);
    };
  }

  /** Follows the customer's transfers, those that appear meanwhile too, until none is open. */
  WatchResult all() {
    OpenTransfers transfers = new OpenTransfers();
    transfers.begin(list());
    long endNanos = System.nanoTime() + (timeout == null ? 0 : timeout.toNanos());
    while (!transfers.isNoneOpen() && !view.isAbandoned()) {
      Duration left =
          timeout == null ? null : Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
      try {
        show(updates(transfers, left));
      } catch (WatchDeadlineException e) {
        return WatchResult.timedOut(
            deadline(), Text.count(transfers.openCount(), "transfer") + " still open");
      }
      // Another may have appeared in the very poll that saw the last one end.
      transfers.begin(transfers.isNoneOpen() ? list() : List.of());
    }
    return transfers.isNoneOpen() ? transfers.result() : WatchResult.abandoned();
  }

  /** A watch tells of changes only; that a transfer was withdrawn shows by asking for the list. */
  private Flowable<Runnable> updates(OpenTransfers transfers, @Nullable Duration left) {
    Flowable<Runnable> changes =
        rx(left)
            .watchCustomer(customerId)
            .map(update -> transfers.take(update) ? () -> view.show(update) : () -> {});
    Flowable<Runnable> rollCalls =
        Flowable.interval(slowest().toNanos(), TimeUnit.NANOSECONDS)
            .onBackpressureDrop()
            .concatMapMaybe(
                n -> RxTransfers.single(client.customer(customerId).list()).onErrorComplete(), 1)
            .map(transfers::takeGone)
            .map(gone -> () -> gone.forEach(view::showGone));
    return changes
        .materialize()
        .mergeWith(rollCalls.map(Notification::createOnNext))
        .dematerialize(notification -> notification)
        .takeUntil((Runnable ignored) -> transfers.isNoneOpen());
  }

  private List<TransferEntity> list() {
    return client.customer(customerId).list().execute();
  }

  /** Runs what is to be shown, and the view's clock, on this thread. */
  private void show(Flowable<Runnable> actions) {
    Duration tick = view.tickInterval();
    Flowable<Runnable> ticks =
        tick == null
            ? Flowable.never()
            : Flowable.interval(tick.toNanos(), TimeUnit.NANOSECONDS)
                .onBackpressureDrop()
                .map(n -> view::tick);
    actions
        .materialize()
        .mergeWith(ticks.map(Notification::createOnNext))
        .dematerialize(notification -> notification)
        .takeWhile(ignored -> !view.isAbandoned())
        .blockingForEach(Runnable::run);
  }

  private RxTransfers rx(@Nullable Duration deadline) {
    return RxTransfers.of(
        client,
        WatchOptions.builder()
            .interval(interval)
            .maxInterval(slowest())
            .deadline(deadline)
            .build());
  }

  private Duration slowest() {
    return interval.multipliedBy(SLOWEST);
  }

  private String deadline() {
    return timeout == null ? "" : Times.words(timeout);
  }

  private @Nullable String lastState() {
    return last == null
        ? null
        : "last seen " + Statuses.name(last.status()) + ", " + Progress.of(last).words();
  }
}
