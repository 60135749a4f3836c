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
 * One subscriber's stream: queues what is new, hands it out on demand, one at a time, and ends
 * once. The subscriber is called on the scheduler of the options and without a lock, so that one
 * that blocks keeps only itself waiting.
 */
final class WatchStream implements Subscription {
  private enum State {
    /** Hands out what comes. */
    OPEN,
    /** Ends when all that is queued was handed out. */
    ENDING,
    /** Ends before anything else is handed out. */
    CUT_OFF,
    /** Has ended, or was canceled. */
    ENDED
  }

  /** What is handed out next: an update, a failure of one customer, or the end. */
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

  /** Of updates; of those or failures if this is a fleet. */
  @GuardedBy("this")
  private @Nullable Subscriber<Object> subscriber;

  @GuardedBy("this")
  private State state = State.OPEN;

  @GuardedBy("this")
  private final Queue<Signal> queue = new ArrayDeque<>(2);

  @GuardedBy("this")
  private long demand;

  /** Whether a thread hands out, or was asked to. */
  @GuardedBy("this")
  private boolean isEmitting;

  /** Why the stream ends; null if it completes. */
  @GuardedBy("this")
  private @Nullable Throwable failure;

  @GuardedBy("this")
  private @Nullable TransferEntity lastSeen;

  @GuardedBy("this")
  private @Nullable Disposable deadline;

  // Guarded by the engine's lock.
  private List<Watch> watches = Collections.emptyList();
  private Set<Watch> owed = Collections.emptySet();
  private int watchesLeft;

  WatchStream(WatchEngine engine, Subscriber<Object> subscriber, boolean isFleet) {
    this.engine = engine;
    this.options = engine.options();
    this.subscriber = subscriber;
    this.isFleet = isFleet;
  }

  /** Begins to watch; the subscriber has been told {@code onSubscribe}. */
  void begin(List<WatchTarget> targets) {
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
          endAfterQueue(e);
        } else {
          enqueue(new Signal(failed, null, e, null));
        }
      }
    }
    if (starting.isEmpty()) {
      endAfterQueue(null);
      wake();
      return;
    }
    startDeadline();
    engine.begin(this, starting);
    wake();
  }

  private void startDeadline() {
    Duration limit = options.deadline();
    if (limit == null) {
      return;
    }
    Disposable started =
        options
            .scheduler()
            .scheduleDirect(() -> pastDeadline(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
    synchronized (this) {
      if (state == State.OPEN) {
        deadline = started;
        return;
      }
    }
    started.dispose();
  }

  private void pastDeadline(Duration limit) {
    TransferEntity seen;
    synchronized (this) {
      deadline = null; // Running, it needn't be stopped any more, and must not be interrupted.
      seen = lastSeen;
    }
    cutOff(new WatchDeadlineException(limit, seen));
  }

  // What the engine calls, mostly under its lock.

  void setWatches(List<Watch> newWatches) {
    watches = newWatches;
    watchesLeft = newWatches.size();
  }

  List<Watch> watches() {
    return watches;
  }

  /** The first answer of a watch came when the subscriber could take nothing. */
  void owes(Watch watch) {
    owed = owed.isEmpty() ? new LinkedHashSet<>() : owed;
    owed.add(watch);
  }

  /** Returns the watches whose first answer is wanted only now. */
  List<Watch> takeOwed() {
    List<Watch> wanted = new ArrayList<>(0);
    for (Watch watch : owed) {
      if (watch.isWanting()) {
        wanted.add(watch);
      }
    }
    owed.removeAll(wanted);
    return wanted;
  }

  WatchOptions options() {
    return options;
  }

  boolean completesWhenAllEnded() {
    return options.completeWhenAllEnded();
  }

  /** Returns whether a failure of one customer is an element, and not the end. */
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

  /** Ends the stream after what is queued, with a failure or without; {@link #wake} tells it. */
  synchronized void endAfterQueue(@Nullable Throwable reason) {
    if (state == State.OPEN) {
      state = State.ENDING;
      failure = reason;
    }
  }

  /** One of the watches is over; with the last one, so is the stream. */
  void watchIsOver() {
    watchesLeft--;
    if (watchesLeft == 0) {
      endAfterQueue(null);
    }
  }

  /** Remembers the state that a deadline tells of; without one, entities aren't kept. */
  void saw(TransferEntity transfer) {
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

  // What the subscriber calls.

  @Override
  public void request(long count) {
    if (count <= 0) {
      cutOff(
          new IllegalArgumentException(
              "a subscriber must request at least 1 update (rule 3.9), but requested " + count));
      return;
    }
    synchronized (this) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    }
    wake();
    engine.demanded(this);
  }

  @Override
  public void cancel() {
    end();
  }

  private void cutOff(Throwable reason) {
    synchronized (this) {
      if (state == State.ENDED || state == State.CUT_OFF) {
        return;
      }
      state = State.CUT_OFF;
      failure = reason;
    }
    wake();
  }

  /** Has the subscriber called if there is something to tell it, and nobody is at it yet. */
  void wake() {
    synchronized (this) {
      if (isEmitting || !hasSignal()) {
        return;
      }
      isEmitting = true;
    }
    Emission.on(options.updateScheduler(), this::emit);
  }

  @GuardedBy("this")
  private boolean hasSignal() {
    switch (state) {
      case OPEN:
        return !queue.isEmpty() && demand > 0;
      case ENDING:
        return queue.isEmpty() || demand > 0;
      case CUT_OFF:
        return true;
      default:
        return false;
    }
  }

  /** Hands out all that there is demand for. */
  private void emit() {
    boolean isNormal = false;
    try {
      while (emitNext()) {
        // The next one.
      }
      isNormal = true;
    } finally {
      if (!isNormal) { // A fatal error, which goes to the thread's handler.
        synchronized (this) {
          isEmitting = false;
        }
        end();
      }
    }
  }

  private boolean emitNext() {
    Subscriber<Object> to;
    Signal next;
    Throwable reason;
    synchronized (this) {
      isEmitting = hasSignal() && subscriber != null;
      if (!isEmitting) {
        return false;
      }
      to = subscriber;
      next = state == State.CUT_OFF ? null : queue.poll();
      reason = failure;
      if (next != null && demand != Long.MAX_VALUE) {
        demand--;
      }
    }
    if (to == null) {
      return false;
    }
    if (next == null) {
      finish(to, reason);
    } else {
      hand(to, next);
    }
    return true;
  }

  private void hand(Subscriber<Object> to, Signal next) {
    try {
      to.onNext(element(next));
      if (next.update != null && options.acknowledgesAfterOnNext() && !isEnded()) {
        next.update.acknowledge(); // A subscriber whose consumer throws cancels and returns.
      }
    } catch (Throwable e) {
      boolean isHeard = !isEnded();
      if (isHeard) {
        finish(to, e);
      }
      rethrowFatal(e);
      if (!isHeard) {
        Emission.report(e); // It has canceled, and must hear of nothing any more.
      }
    }
    boolean isTaken = next.watch != null && next.watch.backlog.decrementAndGet() == 0;
    if (isTaken && !isEnded()) {
      engine.demanded(this);
    }
  }

  private Object element(Signal signal) {
    if (!isFleet && signal.update != null) {
      return signal.update;
    }
    String customerId = signal.watch == null ? "" : signal.watch.target.customerId();
    return CustomerUpdate.of(customerId, signal.update, signal.failure, signal.retryIn);
  }

  private void finish(Subscriber<Object> to, @Nullable Throwable reason) {
    end();
    try {
      if (reason == null) {
        to.onComplete();
      } else {
        to.onError(reason);
      }
    } catch (Throwable e) {
      rethrowFatal(e);
      Emission.report(e); // A subscriber must not throw. There's nobody else to tell.
    }
  }

  /** The Java machine is at its end: that is for the thread's handler, whatever was told. */
  private static void rethrowFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError) {
      throw (VirtualMachineError) failure;
    }
  }

  /** A subscription may be held for long after its end; what it was for need not be. */
  private void end() {
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
    engine.end(this);
  }
}
