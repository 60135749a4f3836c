package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.WatchEngine.Watch;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The subscription of one subscriber: queues updates, emits them serially on demand, and terminates
 * once. It calls the subscriber on the update scheduler without a lock, so that a subscriber that
 * blocks delays no other.
 */
final class WatchStream implements Subscription {
  private enum State {
    /** Emits updates. */
    OPEN,
    /** Terminates after the queued updates. */
    ENDING,
    /** Terminates before the queued updates. */
    ABORTING,
    /** Terminated or canceled. */
    ENDED
  }

  /** A queued element: an update, or a failure of one customer. */
  private static final class Signal {
    final @Nullable Watch watch;
    final @Nullable TransferUpdate update;
    final @Nullable Throwable failure;
    final @Nullable Duration retryIn;

    Signal(
        @Nullable Watch watch,
        @Nullable TransferUpdate update,
        @Nullable Throwable failure,
        @Nullable Duration retryIn) {
      this.watch = watch;
      this.update = update;
      this.failure = failure;
      this.retryIn = retryIn;
    }
  }

  private final WatchEngine engine;
  private final WatchOptions options;
  private final boolean isFleet;

  /** Receives {@link TransferUpdate}s, or {@link CustomerUpdate}s if this is a fleet. */
  @GuardedBy("this")
  private @Nullable Subscriber<Object> subscriber;

  @GuardedBy("this")
  private State state = State.OPEN;

  @GuardedBy("this")
  private final Queue<Signal> queue = new ArrayDeque<>(2);

  @GuardedBy("this")
  private long demand;

  /** Whether {@link #drainLoop} is scheduled or running. */
  @GuardedBy("this")
  private boolean isDraining;

  /** The failure of the stream; null if it completes. */
  @GuardedBy("this")
  private @Nullable Throwable failure;

  @GuardedBy("this")
  private @Nullable TransferEntity lastSeen;

  @GuardedBy("this")
  private @Nullable Disposable deadline;

  // Guarded by the engine's lock.
  private List<Watch> watches = Collections.emptyList();
  private Set<Watch> skipped = Collections.emptySet();
  private int activeWatches;

  WatchStream(WatchEngine engine, Subscriber<Object> subscriber, boolean isFleet) {
    this.engine = engine;
    this.options = engine.options();
    this.subscriber = subscriber;
    this.isFleet = isFleet;
  }

  /** Starts the watches, after {@code onSubscribe}. */
  void start(List<WatchTarget> targets) {
    List<Watch> starting = new ArrayList<>(targets.size());
    for (WatchTarget target : targets) {
      if (isEnded()) {
        return;
      }
      try {
        starting.add(new Watch(this, target, engine.now(), target.positions()));
      } catch (Throwable e) {
        rethrowFatal(e);
        Watch failed = new Watch(this, target, engine.now(), Collections.emptyList());
        if (!isFleet) {
          terminateAfterQueue(e);
        } else {
          enqueue(new Signal(failed, null, e, null));
        }
      }
    }
    if (starting.isEmpty()) {
      terminateAfterQueue(null);
      drain();
      return;
    }
    startDeadline();
    engine.add(this, starting);
    drain();
  }

  private void startDeadline() {
    Duration limit = options.deadline();
    if (limit == null) {
      return;
    }
    Disposable started =
        options
            .scheduler()
            .scheduleDirect(() -> deadlinePassed(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
    synchronized (this) {
      if (state == State.OPEN) {
        deadline = started;
        return;
      }
    }
    started.dispose();
  }

  private void deadlinePassed(Duration limit) {
    TransferEntity seen;
    synchronized (this) {
      deadline = null; // A disposal now would interrupt this thread.
      seen = lastSeen;
    }
    abort(new WatchDeadlineException(limit, seen));
  }

  // Called by the engine, mostly under its lock.

  void setWatches(List<Watch> newWatches) {
    watches = newWatches;
    activeWatches = newWatches.size();
  }

  List<Watch> watches() {
    return watches;
  }

  /** Adds a watch that skipped its first response for lack of demand. */
  void addSkipped(Watch watch) {
    skipped = skipped.isEmpty() ? new LinkedHashSet<>() : skipped;
    skipped.add(watch);
  }

  /** Removes and returns the skipped watches that have demand now. */
  List<Watch> takeSkipped() {
    List<Watch> taken = new ArrayList<>(0);
    for (Watch watch : skipped) {
      if (watch.hasDemand()) {
        taken.add(watch);
      }
    }
    skipped.removeAll(taken);
    return taken;
  }

  WatchOptions options() {
    return options;
  }

  boolean completesWhenAllEnded() {
    return options.completeWhenAllEnded();
  }

  /** Returns whether a failure of one customer is an element instead of the end. */
  boolean isFleet() {
    return isFleet;
  }

  void add(TransferUpdate update, Watch watch) {
    enqueue(new Signal(watch, update, null, null));
  }

  void addFailure(Watch watch, Throwable reason, Duration retryIn) {
    watch.backlog.incrementAndGet();
    enqueue(new Signal(watch, null, reason, retryIn));
  }

  private synchronized void enqueue(Signal signal) {
    if (state == State.OPEN) {
      queue.add(signal);
    }
  }

  /** Terminates the stream after the queued updates; {@link #drain} emits the signal. */
  synchronized void terminateAfterQueue(@Nullable Throwable reason) {
    if (state == State.OPEN) {
      state = State.ENDING;
      failure = reason;
    }
  }

  /** Counts a watch that is done. With the last one, the stream completes. */
  void watchDone() {
    activeWatches--;
    if (activeWatches == 0) {
      terminateAfterQueue(null);
    }
  }

  /** Stores the state for {@link WatchDeadlineException}, only if there is a deadline. */
  void setLastSeen(TransferEntity transfer) {
    if (options.deadline() != null && watches.size() == 1) {
      synchronized (this) {
        lastSeen = watches.get(0).target.transferId() == null ? null : transfer;
      }
    }
  }

  synchronized boolean hasDemand() {
    return demand > 0 && (state == State.OPEN || state == State.ENDING);
  }

  synchronized boolean isEnded() {
    return state == State.ENDED;
  }

  // Called by the subscriber.

  @Override
  public void request(long count) {
    if (count <= 0) {
      abort(
          new IllegalArgumentException("request(n) must be positive (rule 3.9), but is " + count));
      return;
    }
    synchronized (this) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    }
    drain();
    engine.onDemand(this);
  }

  @Override
  public void cancel() {
    terminate();
  }

  private void abort(Throwable reason) {
    synchronized (this) {
      if (state == State.ENDED || state == State.ABORTING) {
        return;
      }
      state = State.ABORTING;
      failure = reason;
    }
    drain();
  }

  /** Schedules {@link #drainLoop} if there is a signal to emit and no thread emits. */
  void drain() {
    synchronized (this) {
      if (isDraining || !hasSignal()) {
        return;
      }
      isDraining = true;
    }
    Emission.on(options.updateScheduler(), this::drainLoop);
  }

  @GuardedBy("this")
  private boolean hasSignal() {
    switch (state) {
      case OPEN:
        return !queue.isEmpty() && demand > 0;
      case ENDING:
        return queue.isEmpty() || demand > 0;
      case ABORTING:
        return true;
      default:
        return false;
    }
  }

  /** Emits signals while there is demand. */
  private void drainLoop() {
    boolean isNormal = false;
    try {
      while (emitNext()) {
        // The next one.
      }
      isNormal = true;
    } finally {
      if (!isNormal) { // A fatal error, for the uncaught exception handler.
        synchronized (this) {
          isDraining = false;
        }
        terminate();
      }
    }
  }

  private boolean emitNext() {
    Subscriber<Object> to;
    Signal next;
    Throwable reason;
    synchronized (this) {
      isDraining = hasSignal() && subscriber != null;
      if (!isDraining) {
        return false;
      }
      to = subscriber;
      next = state == State.ABORTING ? null : queue.poll();
      reason = failure;
      if (next != null && demand != Long.MAX_VALUE) {
        demand--;
      }
    }
    if (to == null) {
      return false;
    }
    if (next == null) {
      emitTerminal(to, reason);
    } else {
      emit(to, next);
    }
    return true;
  }

  private void emit(Subscriber<Object> to, Signal next) {
    TransferUpdate update = next.update;
    if (update != null) {
      options.notifyListeners(listener -> listener.updateEmitted(update));
    }
    try {
      to.onNext(toElement(next));
      if (next.update != null && options.acknowledgesAfterOnNext() && !isEnded()) {
        next.update.acknowledge(); // LambdaSubscriber cancels if its consumer throws.
      }
    } catch (Throwable e) {
      boolean isActive = !isEnded();
      if (isActive) {
        emitTerminal(to, e);
      }
      rethrowFatal(e);
      if (!isActive) {
        Emission.report(e); // It has canceled and must not get onError.
      }
    }
    boolean hasTakenAll = next.watch != null && next.watch.backlog.decrementAndGet() == 0;
    if (hasTakenAll && !isEnded()) {
      engine.onDemand(this);
    }
  }

  private Object toElement(Signal signal) {
    if (!isFleet && signal.update != null) {
      return signal.update;
    }
    String customerId = signal.watch == null ? "" : signal.watch.target.customerId();
    return CustomerUpdate.of(customerId, signal.update, signal.failure, signal.retryIn);
  }

  private void emitTerminal(Subscriber<Object> to, @Nullable Throwable reason) {
    terminate();
    try {
      if (reason == null) {
        to.onComplete();
      } else {
        to.onError(reason);
      }
    } catch (Throwable e) {
      rethrowFatal(e);
      Emission.report(e); // A subscriber must not throw here.
    }
  }

  /** Rethrows a VirtualMachineError, for the thread's uncaught exception handler. */
  private static void rethrowFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError) {
      throw (VirtualMachineError) failure;
    }
  }

  /** Terminates and drops references, as the subscriber may keep the subscription. */
  private void terminate() {
    Disposable timer;
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      state = State.ENDED;
      subscriber = null;
      lastSeen = null;
      queue.clear();
      timer = deadline;
      deadline = null;
    }
    if (timer != null) {
      timer.dispose();
    }
    engine.remove(this);
  }
}
