package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.cli.ShutdownHooks;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.DisposableSubscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Watches transfers until they have ended. The thread that receives an update shows it first and
 * saves its position afterwards.
 */
public final class WatchSession {
  private static final int MAX_INTERVAL_FACTOR = 15;
  private static final int NOT_FOUND = 404;

  /** How long Ctrl-C waits for the end of a line, because its reader can have stopped reading. */
  private static final int VIEW_TIMEOUT_MILLIS = 500;

  private final RxTransfers transfers;
  private final WatchView view;
  private final WatchSummary summary;
  private final ShutdownHooks shutdownHooks;
  private final @Nullable PositionFile positions;
  private final @Nullable Duration timeout;

  /** Guards the view and {@code isClosed}; held while the view prints. */
  private final ReentrantLock viewLock = new ReentrantLock();

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompositeDisposable subscriptions = new CompositeDisposable();
  private final AtomicInteger activeSubscriptions = new AtomicInteger();
  private boolean isClosed;

  private enum Outcome {
    ENDED,
    OUTPUT_CLOSED,
    INTERRUPTED,
    TIMED_OUT
  }

  /**
   * @param positions saves the position of each update after it was shown, or null
   * @param timeout ends the watch even if the output blocks, or null
   */
  public WatchSession(
      RxTransfers transfers,
      WatchView view,
      WatchSummary summary,
      ShutdownHooks shutdownHooks,
      @Nullable PositionFile positions,
      @Nullable Duration timeout) {
    this.positions = positions;
    this.timeout = timeout;
    this.transfers = transfers;
    this.view = view;
    this.summary = summary;
    this.shutdownHooks = shutdownHooks;
  }

  /** Returns options with a poll interval. */
  public static WatchOptions.Builder options(Duration interval) {
    return WatchOptions.builder()
        .interval(interval)
        .minInterval(interval)
        .maxInterval(interval.multipliedBy(MAX_INTERVAL_FACTOR))
        // On one thread, the report of a poll comes before its updates.
        .updateScheduler(Schedulers.single());
  }

  /**
   * Watches transfers of a customer by their ids.
   *
   * @throws java.io.UncheckedIOException if a position cannot be saved
   */
  public WatchResult transfers(String customerId, Collection<String> transferIds) {
    return transfers(Map.of(customerId, transferIds));
  }

  /**
   * Watches transfers by their ids, by customer. If one of several customers fails, the watch
   * continues without it.
   *
   * @throws java.io.UncheckedIOException if a position cannot be saved
   */
  public WatchResult transfers(Map<String, ? extends Collection<String>> transferIdsByCustomer) {
    activeSubscriptions.set(
        transferIdsByCustomer.values().stream().mapToInt(Collection::size).sum());
    return run(
        () ->
            transferIdsByCustomer.forEach(
                (customerId, transferIds) ->
                    transferIds.forEach(
                        transferId ->
                            subscribe(
                                transfers.customer(customerId).watch(transferId),
                                new Subscriber(customerId, transferId)))));
  }

  /**
   * Watches all transfers of customers, new ones included, until none is open. If one of several
   * customers fails, the watch continues without it.
   */
  public WatchResult customers(Collection<String> customerIds) {
    activeSubscriptions.set(customerIds.size());
    return run(
        () -> {
          for (String customerId : customerIds) {
            subscribe(transfers.customer(customerId).watch(), new Subscriber(customerId, null));
          }
        });
  }

  private void subscribe(Flowable<TransferUpdate> updates, Subscriber subscriber) {
    subscriptions.add(subscriber);
    updates.subscribe(subscriber);
  }

  private WatchResult run(Runnable start) {
    ShutdownHooks.Registration registration = shutdownHooks.register(this::interrupt);
    try {
      start.run();
      return switch (awaitOutcome()) {
        case ENDED -> summary.result();
        case OUTPUT_CLOSED -> WatchResult.outputClosed();
        case INTERRUPTED -> WatchResult.interrupted();
        case TIMED_OUT -> summary.timedOut(timeout == null ? Duration.ZERO : timeout);
      };
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WatchResult.interrupted();
    } finally {
      subscriptions.dispose();
      registration.close();
      if (tryLockView(VIEW_TIMEOUT_MILLIS)) {
        try {
          close();
        } finally {
          viewLock.unlock();
        }
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable failure) {
    if (failure instanceof IOException e) {
      return new UncheckedIOException(e.getMessage(), e);
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  /** Waits for the end and calls the view's {@code tick} until then. */
  private Outcome awaitOutcome() throws ExecutionException, InterruptedException {
    Duration tick = view.tickInterval();
    long wait = tick == null ? Long.MAX_VALUE : tick.toNanos();
    // The streams have a deadline, but block if the reader of the output has stopped reading.
    Duration limit = timeout == null ? null : timeout.plusMillis(VIEW_TIMEOUT_MILLIS);
    long start = System.nanoTime();
    while (true) {
      long left = limit == null ? Long.MAX_VALUE : limit.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        return Outcome.TIMED_OUT;
      }
      try {
        return outcome.get(Math.min(wait, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (tick != null && tryLockView(0)) {
          try {
            show(view::tick);
          } finally {
            viewLock.unlock();
          }
        }
      }
    }
  }

  /** Locks the view; returns false if it is busy for that long. */
  private boolean tryLockView(long millis) {
    try {
      return viewLock.tryLock(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs an action on the view; returns false if the view is closed. */
  private boolean show(Runnable action) {
    viewLock.lock();
    try {
      if (!isClosed) {
        action.run();
        if (view.isOutputClosed()) {
          outcome.complete(Outcome.OUTPUT_CLOSED);
          isClosed = true;
        }
      }
      return !isClosed;
    } finally {
      viewLock.unlock();
    }
  }

  private void interrupt() {
    boolean isLocked = tryLockView(VIEW_TIMEOUT_MILLIS);
    try {
      if (isLocked) {
        close();
      }
    } finally {
      outcome.complete(Outcome.INTERRUPTED);
      if (isLocked) {
        viewLock.unlock();
      }
    }
  }

  private void close() {
    if (!isClosed) {
      isClosed = true;
      view.close();
    }
  }

  /** Subscribes to the updates of one transfer or, without a transfer id, of one customer. */
  private final class Subscriber extends DisposableSubscriber<TransferUpdate> {
    private final String customerId;
    private final @Nullable String transferId;

    Subscriber(String customerId, @Nullable String transferId) {
      this.customerId = customerId;
      this.transferId = transferId;
    }

    @Override
    public void onNext(TransferUpdate update) {
      boolean isShown =
          show(
              () -> {
                if (summary.add(update) || view.showsEndedTransfers()) {
                  view.show(update);
                }
              });
      if (!isShown) {
        throw new CancellationException("the watch has ended");
      }
      save(update);
    }

    private void save(TransferUpdate update) {
      if (positions != null) {
        try {
          positions.save(update.position());
          if (summary.hasAllInitialUpdates(update.customerId())) {
            positions.markFollowed(update.customerId());
          }
        } catch (IOException e) { // After a resume, later updates would be shown again.
          throw new UncheckedIOException(e.getMessage(), e);
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (transferId != null && isRemoved(failure, transferId)) {
        summary.addRemoved(customerId, transferId);
        show(() -> view.showRemoved(customerId, transferId));
        onComplete();
      } else if (summary.hasFailed(customerId)) {
        onComplete(); // The watch of the other customers continues.
      } else {
        outcome.completeExceptionally(failure);
      }
    }

    private boolean isRemoved(Throwable failure, String transferId) {
      return failure instanceof RequestRefusedException refusal
          && Integer.valueOf(NOT_FOUND).equals(refusal.status())
          && summary.knows(customerId, transferId);
    }

    @Override
    public void onComplete() {
      if (activeSubscriptions.decrementAndGet() == 0) {
        outcome.complete(Outcome.ENDED);
      }
    }
  }
}
