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
public final class WatchSession {
  private static final int SLOWEST = 15;
  private static final int NOT_FOUND = 404;

  /** How long a Ctrl-C waits for a line to end, whose reader may have stopped reading. */
  private static final int PATIENCE_MILLIS = 500;

  private final RxTransfers transfers;
  private final WatchView view;
  private final WatchSummary tally;
  private final ShutdownHooks interrupts;
  private final @Nullable PositionFile positions;
  private final @Nullable Duration timeout;

  /** Held while the view is used. */
  private final ReentrantLock showing = new ReentrantLock();

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompositeDisposable followers = new CompositeDisposable();
  private final AtomicInteger following = new AtomicInteger();
  private boolean isClosed;

  private enum Outcome {
    ENDED,
    ABANDONED,
    INTERRUPTED,
    TIMED_OUT
  }

  /**
   * @param positions where the position of each update is kept once it was shown, or null
   * @param timeout when to give up, even if the output blocks; or null
   */
  public WatchSession(
      RxTransfers transfers,
      WatchView view,
      WatchSummary tally,
      ShutdownHooks interrupts,
      @Nullable PositionFile positions,
      @Nullable Duration timeout) {
    this.positions = positions;
    this.timeout = timeout;
    this.transfers = transfers;
    this.view = view;
    this.tally = tally;
    this.interrupts = interrupts;
  }

  /** How often to poll. */
  public static WatchOptions.Builder options(Duration interval) {
    return WatchOptions.builder()
        .interval(interval)
        .minInterval(interval)
        .maxInterval(interval.multipliedBy(SLOWEST))
        // One thread: what is told of a poll comes before what the poll brought.
        .updateScheduler(Schedulers.single());
  }

  /**
   * Follows single transfers of a customer.
   *
   * @throws java.io.UncheckedIOException if a position can't be saved
   */
  public WatchResult transfers(String customerId, Collection<String> transferIds) {
    following.set(transferIds.size());
    return follow(
        () -> {
          for (String transferId : transferIds) {
            follow(
                transfers.customer(customerId).watch(transferId),
                new Follower(customerId, transferId));
          }
        });
  }

  /**
   * Follows all transfers of customers, those that appear meanwhile too, until none is open. Of
   * several customers, one that can't be followed is left out.
   */
  public WatchResult customers(Collection<String> customerIds) {
    following.set(customerIds.size());
    return follow(
        () -> {
          for (String customerId : customerIds) {
            follow(transfers.customer(customerId).watch(), new Follower(customerId, null));
          }
        });
  }

  private void follow(Flowable<TransferUpdate> updates, Follower follower) {
    followers.add(follower);
    updates.subscribe(follower);
  }

  private WatchResult follow(Runnable start) {
    ShutdownHooks.Registration registration = interrupts.onInterrupt(this::interrupt);
    try {
      start.run();
      Outcome reached = outcome();
      return switch (reached) {
        case ENDED -> tally.result();
        case ABANDONED -> WatchResult.abandoned();
        case INTERRUPTED -> WatchResult.interrupted();
        case TIMED_OUT -> tally.timedOut(timeout == null ? Duration.ZERO : timeout);
      };
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WatchResult.interrupted();
    } finally {
      followers.dispose();
      registration.close();
      if (tryShow(PATIENCE_MILLIS)) {
        try {
          close();
        } finally {
          showing.unlock();
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

  /** Waits for the end, and tells the view meanwhile that time passes. */
  private Outcome outcome() throws ExecutionException, InterruptedException {
    Duration tick = view.tickInterval();
    long wait = tick == null ? Long.MAX_VALUE : tick.toNanos();
    // The streams end by themselves in time, unless they wait for a reader that has stopped.
    Duration most = timeout == null ? null : timeout.plusMillis(PATIENCE_MILLIS);
    long start = System.nanoTime();
    while (true) {
      long left = most == null ? Long.MAX_VALUE : most.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        return Outcome.TIMED_OUT;
      }
      try {
        return outcome.get(Math.min(wait, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (tick != null && tryShow(0)) {
          try {
            show(view::tick);
          } finally {
            showing.unlock();
          }
        }
      }
    }
  }

  /** Returns whether the view is free; if so, it is locked. */
  private boolean tryShow(long millis) {
    try {
      return showing.tryLock(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
    boolean isFree = tryShow(PATIENCE_MILLIS);
    try {
      if (isFree) {
        close();
      }
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
    private final String customerId;
    private final @Nullable String transferId;

    Follower(String customerId, @Nullable String transferId) {
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
        throw new CancellationException("the watch has ended");
      }
      save(update);
    }

    private void save(TransferUpdate update) {
      if (positions != null) {
        try {
          positions.save(update.position());
          if (tally.hasTakenFirstAnswer(update.customerId())) {
            positions.follow(update.customerId());
          }
        } catch (IOException e) { // To go on would be to show again what was shown.
          throw new UncheckedIOException(e.getMessage(), e);
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (transferId != null && isGone(failure, transferId)) {
        tally.takeGone(customerId, transferId);
        show(() -> view.showGone(customerId, transferId));
        onComplete();
      } else if (tally.hasFailed(customerId)) {
        onComplete(); // The others are followed.
      } else {
        outcome.completeExceptionally(failure);
      }
    }

    private boolean isGone(Throwable failure, String transferId) {
      return failure instanceof RequestRefusedException refusal
          && Integer.valueOf(NOT_FOUND).equals(refusal.status())
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
