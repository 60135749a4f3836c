package io.github.partnertransfers.kafka.connect;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/**
 * The updates between the watch, which emits them on its threads, and {@code poll()}. Requests no
 * more than it has room for, so that a slow worker slows the polls down.
 */
final class UpdateQueue implements FlowableSubscriber<CustomerUpdate> {
  private final int capacity;

  @GuardedBy("this")
  private final Queue<CustomerUpdate> updates = new ArrayDeque<>();

  @GuardedBy("this")
  private @Nullable Subscription subscription;

  @GuardedBy("this")
  private @Nullable Throwable failure;

  @GuardedBy("this")
  private boolean isClosed;

  UpdateQueue(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    synchronized (this) {
      if (!isClosed) {
        subscription = newSubscription;
      }
    }
    if (isClosed()) {
      newSubscription.cancel();
    } else {
      newSubscription.request(capacity);
    }
  }

  @Override
  public synchronized void onNext(CustomerUpdate update) {
    if (!isClosed) {
      updates.add(update);
      notifyAll();
    }
  }

  @Override
  public synchronized void onError(Throwable reason) {
    failure = reason;
    notifyAll();
  }

  @Override
  public void onComplete() {
    onError(new IllegalStateException("the watch has ended"));
  }

  /**
   * Removes the first updates, all that there are or as many as fit. Waits for the first one, until
   * the time is over or {@link #close} is called.
   *
   * @throws ConnectException if the watch has failed
   */
  List<CustomerUpdate> take(long maxMillis) throws InterruptedException {
    List<CustomerUpdate> taken;
    Subscription from;
    synchronized (this) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMillis);
      while (updates.isEmpty() && failure == null && !isClosed) {
        long remaining = deadline - System.nanoTime();
        if (remaining <= 0) {
          break;
        }
        TimeUnit.NANOSECONDS.timedWait(this, remaining);
      }
      if (updates.isEmpty() && failure != null && !isClosed) {
        throw new ConnectException("the watch has failed: " + failure.getMessage(), failure);
      }
      taken = new ArrayList<>(updates);
      updates.clear();
      from = subscription;
    }
    if (!taken.isEmpty() && from != null) {
      from.request(taken.size());
    }
    return taken;
  }

  /** Returns the number of updates that wait for {@code poll()}. */
  synchronized int size() {
    return updates.size();
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  /** Cancels the watch, drops the updates and wakes {@link #take}. */
  void close() {
    Subscription canceled;
    synchronized (this) {
      isClosed = true;
      updates.clear();
      canceled = subscription;
      notifyAll();
    }
    if (canceled != null) {
      canceled.cancel();
    }
  }
}
