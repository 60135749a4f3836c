package io.github.partnertransfers.cli;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.subscribers.DisposableSubscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows transfers until they have ended. An update is shown on the thread that brings it, before
 * anything else happens to it: so its position isn't saved before it has been shown.
 */
final class Watching {
  private static final int SLOWEST = 15;
  private static final int NOT_FOUND = 404;

  /** How long a Ctrl-C waits for a line to end, whose reader may have stopped reading. */
  private static final int PATIENCE_MILLIS = 500;

  private final RxTransfers transfers;
  private final WatchView view;
  private final WatchTally tally;
  private final Interrupts interrupts;

  /** Held while the view is used. */
  private final ReentrantLock showing = new ReentrantLock();

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompositeDisposable followers = new CompositeDisposable();
  private final AtomicInteger following = new AtomicInteger();
  private boolean isClosed;

  private enum Outcome {
    ENDED,
    ABANDONED,
    INTERRUPTED
  }

  Watching(RxTransfers transfers, WatchView view, WatchTally tally, Interrupts interrupts) {
    this.transfers = transfers;
    this.view = view;
    this.tally = tally;
    this.interrupts = interrupts;
  }

  /** How often to poll. */
  static WatchOptions.Builder options(Duration interval) {
    return WatchOptions.builder()
        .interval(interval)
        .minInterval(interval)
        .maxInterval(interval.multipliedBy(SLOWEST));
  }

  /**
   * Follows single transfers of a customer.
   *
   * @throws java.io.UncheckedIOException if a position can't be saved
   */
  WatchResult transfers(String customerId, Collection<String> transferIds) {
    following.set(transferIds.size());
    return follow(
        () -> {
          for (String transferId : transferIds) {
            follow(transfers.watch(customerId, transferId), new Follower(customerId, transferId));
          }
        });
  }

  /** Follows all transfers of customers, those that appear meanwhile too, until none is open. */
  WatchResult customers(Collection<String> customerIds) {
    following.set(1);
    return follow(() -> follow(transfers.watchAll(customerIds), new Follower(null, null)));
  }

  private void follow(Flowable<TransferUpdate> updates, Follower follower) {
    followers.add(follower);
    updates.subscribe(follower);
  }

  private WatchResult follow(Runnable start) {
    Interrupts.Registration registration = interrupts.onInterrupt(this::interrupt);
    try {
      start.run();
      Outcome reached = outcome();
      return switch (reached) {
        case ENDED -> tally.result();
        case ABANDONED -> WatchResult.abandoned();
        case INTERRUPTED -> WatchResult.interrupted();
      };
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WatchResult.interrupted();
    } finally {
      followers.dispose();
      registration.close();
      showing.lock();
      try {
        close();
      } finally {
        showing.unlock();
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable failure) {
    if (failure instanceof IOException e) {
      return new UncheckedIOException(e.getMessage(), e);
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  /** Waits for the end, and tells the view meanwhile that time passes. */
  private Outcome outcome() throws ExecutionException, InterruptedException {
    Duration tick = view.tickInterval();
    if (tick == null) {
      return outcome.get();
    }
    while (true) {
      try {
        return outcome.get(tick.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        show(view::tick);
      }
    }
  }

  /** Does nothing once the view is closed; then returns false. */
  private boolean show(Runnable what) {
    showing.lock();
    try {
      if (!isClosed) {
        what.run();
        if (view.isAbandoned()) {
          outcome.complete(Outcome.ABANDONED);
          isClosed = true;
        }
      }
      return !isClosed;
    } finally {
      showing.unlock();
    }
  }

  private void interrupt() {
    boolean isFree = false;
    try {
      isFree = showing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (isFree) {
        close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      outcome.complete(Outcome.INTERRUPTED);
      if (isFree) {
        showing.unlock();
      }
    }
  }

  private void close() {
    if (!isClosed) {
      isClosed = true;
      view.close();
    }
  }

  /** Takes the updates of one stream: of a single transfer, or of customers. */
  private final class Follower extends DisposableSubscriber<TransferUpdate> {
    private final @Nullable String customerId;
    private final @Nullable String transferId;

    Follower(@Nullable String customerId, @Nullable String transferId) {
      this.customerId = customerId;
      this.transferId = transferId;
    }

    @Override
    public void onNext(TransferUpdate update) {
      boolean isShown =
          show(
              () -> {
                if (tally.take(update) || view.showsAll()) {
                  view.show(update);
                }
              });
      if (!isShown) {
        // So that the position of what nobody has seen isn't saved.
        throw new CancellationException("the watch has ended");
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (isGone(failure) && customerId != null && transferId != null) {
        tally.takeGone(customerId, transferId);
        show(() -> view.showGone(customerId, transferId));
        onComplete();
      } else {
        outcome.completeExceptionally(failure);
      }
    }

    private boolean isGone(Throwable failure) {
      return failure instanceof RequestRefusedException refusal
          && Integer.valueOf(NOT_FOUND).equals(refusal.status())
          && customerId != null
          && transferId != null
          && tally.knows(customerId, transferId);
    }

    @Override
    public void onComplete() {
      if (following.decrementAndGet() == 0) {
        outcome.complete(Outcome.ENDED);
      }
    }
  }
}
