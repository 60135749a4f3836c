package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscriber's stream: queues updates, hands them out on demand, one at a time, and ends once.
 * What the engine calls under its lock only queues; {@link #drain} calls the subscriber, never
 * under the lock.
 */
final class WatchSubscription implements Subscription {
  private final WatchEngine engine;
  private final WatchOptions options;
  private final Queue<Queued> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong demand = new AtomicLong();

  /** How often a drain was asked for since it began; only one thread drains at a time. */
  private final AtomicInteger drains = new AtomicInteger();

  private volatile @Nullable Subscriber<? super TransferUpdate> subscriber;
  private volatile boolean isOver;

  /** An end that comes before what is queued. */
  private volatile @Nullable Throwable cutOff;

  /** An end that comes after what is queued. */
  private volatile @Nullable Throwable failure;

  private volatile boolean isComplete;
  private volatile @Nullable TransferEntity lastSeen;
  private volatile @Nullable Disposable deadline;

  /** Guarded by the engine's lock. */
  private List<CustomerWatch> watches = Collections.emptyList();

  private int watchesLeft;

  /** Whether a watch may still have to get its first answer because there was no demand for it. */
  private boolean isPassedOver;

  WatchSubscription(WatchEngine engine, Subscriber<? super TransferUpdate> subscriber) {
    this.engine = engine;
    this.options = engine.options();
    this.subscriber = subscriber;
  }

  /** Begins to watch; the subscriber has been told {@code onSubscribe}. */
  void start(List<WatchTarget> targets) {
    if (isOver) {
      return;
    }
    List<CustomerWatch> starting = new ArrayList<>(targets.size());
    try {
      long now = engine.now();
      for (WatchTarget target : targets) {
        starting.add(target.watch(this, now));
      }
    } catch (Throwable e) {
      fail(e);
      drain();
      return;
    }
    if (starting.isEmpty()) {
      isComplete = true;
    }
    startDeadline();
    engine.add(this, starting);
    drain();
  }

  private void startDeadline() {
    Duration limit = options.deadline();
    if (limit != null) {
      deadline =
          options
              .scheduler()
              .scheduleDirect(() -> pastDeadline(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
      if (isOver) {
        stopDeadline();
      }
    }
  }

  private void pastDeadline(Duration limit) {
    // Running, it needn't be stopped any more, and must not be interrupted.
    deadline = null;
    cutOff(new WatchDeadlineException(limit, lastSeen));
  }

  private void stopDeadline() {
    Disposable running = deadline;
    deadline = null;
    if (running != null) {
      running.dispose();
    }
  }

  // What the engine calls under its lock.

  void setWatches(List<CustomerWatch> newWatches) {
    watches = newWatches;
    watchesLeft = newWatches.size();
  }

  List<CustomerWatch> watches() {
    return watches;
  }

  void passedOver() {
    isPassedOver = true;
  }

  /** The watches whose first answer is wanted only now. */
  List<CustomerWatch> belatedlyWanting() {
    List<CustomerWatch> belated = new ArrayList<>();
    if (isPassedOver) {
      isPassedOver = false;
      for (CustomerWatch watch : watches) {
        if (watch.isBelatedlyWanting()) {
          belated.add(watch);
        }
        isPassedOver |= watch.isPassedOver();
      }
    }
    return belated;
  }

  void add(TransferUpdate update, CustomerWatch watch) {
    queue.add(new Queued(update, watch));
  }

  void fail(Throwable newFailure) {
    if (failure == null) {
      failure = newFailure;
    }
  }

  /** One of the watches is over; with the last one, so is the stream. */
  void watchEnded() {
    watchesLeft--;
    if (watchesLeft == 0) {
      isComplete = true;
    }
  }

  boolean completesWhenAllEnded() {
    return options.completeWhenAllEnded();
  }

  /** Remembers the state that a deadline tells of; without one, entities aren't kept. */
  void saw(TransferEntity transfer) {
    if (options.deadline() != null) {
      lastSeen = transfer;
    }
  }

  boolean hasDemand() {
    return !isOver && demand.get() > 0;
  }

  boolean isOver() {
    return isOver;
  }

  // What the subscriber calls.

  @Override
  public void request(long count) {
    if (count <= 0) {
      cutOff(
          new IllegalArgumentException(
              "a subscriber must request at least 1 update (rule 3.9), but requested " + count));
      return;
    }
    long before;
    long after;
    do {
      before = demand.get();
      after = before + count < 0 ? Long.MAX_VALUE : before + count;
    } while (!demand.compareAndSet(before, after));
    drain();
  }

  @Override
  public void cancel() {
    if (!isOver) {
      end();
    }
    if (drains.getAndIncrement() == 0) {
      forget();
    }
  }

  private void cutOff(Throwable reason) {
    if (cutOff == null) {
      cutOff = reason;
    }
    drain();
  }

  /** Hands out what is queued, as far as there is demand for it, and then the end. */
  void drain() {
    if (drains.getAndIncrement() != 0) {
      return;
    }
    int done = 1;
    do {
      handOut();
      // Before the next round, so that a request made meanwhile finds the polls under way.
      if (!isOver) {
        engine.demanded(this);
      }
      done = drains.addAndGet(-done);
    } while (done != 0);
  }

  private void handOut() {
    Subscriber<? super TransferUpdate> to = subscriber;
    while (to != null && !isOver) {
      Throwable reason = cutOff;
      if (reason != null) {
        finish(to, reason);
        break;
      }
      // Looked at before the queue: what comes before the end is queued before the end is set.
      Throwable failed = failure;
      boolean complete = isComplete;
      Queued next = queue.peek();
      if (next == null) {
        if (failed != null || complete) {
          finish(to, failed);
        }
        break;
      }
      if (demand.get() == 0) {
        break;
      }
      queue.poll();
      if (demand.get() != Long.MAX_VALUE) {
        demand.decrementAndGet();
      }
      hand(to, next);
    }
    if (isOver) {
      forget();
    }
  }

  private void hand(Subscriber<? super TransferUpdate> to, Queued next) {
    try {
      to.onNext(next.update);
      if (!isOver) { // An RxJava subscriber whose consumer throws cancels and returns.
        next.watch.save(next.update.position());
      }
    } catch (Throwable e) {
      if (!isOver) {
        finish(to, e);
      }
    }
    next.watch.delivered();
  }

  private void finish(Subscriber<? super TransferUpdate> to, @Nullable Throwable reason) {
    end();
    try {
      if (reason == null) {
        to.onComplete();
      } else {
        to.onError(reason);
      }
    } catch (Throwable e) {
      // A subscriber must not throw. There's nobody left to tell, and others have to be served.
    }
  }

  private void end() {
    isOver = true;
    stopDeadline();
    engine.remove(this);
  }

  /** A subscription may be held for long after its end; what it was for need not be. */
  private void forget() {
    subscriber = null;
    lastSeen = null;
    queue.clear();
  }

  private static final class Queued {
    final TransferUpdate update;
    final CustomerWatch watch;

    Queued(TransferUpdate update, CustomerWatch watch) {
      this.update = update;
      this.watch = watch;
    }
  }
}
