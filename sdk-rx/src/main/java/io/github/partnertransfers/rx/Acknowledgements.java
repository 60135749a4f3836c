package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Saves the positions of acknowledged updates of one watch. A position is saved only if all earlier
 * updates of the transfer are acknowledged too. Saving runs on the acknowledging thread, one
 * position at a time. After a failure, saving is retried with the next acknowledgement and after a
 * backoff.
 */
final class Acknowledgements {
  /** Retries for about an hour. */
  private static final int MAX_ATTEMPTS = 64;

  private static final int MAX_DELAY_SECONDS = 64;

  private final PositionStore store;
  private final WatchOptions options;

  /**
   * The last update of each transfer that has unacknowledged updates. An update references the next
   * one only, so that updates without references are garbage-collected.
   */
  @GuardedBy("this")
  private final Map<String, Handle> last = new HashMap<>(1);

  /** The newest unsaved position of each transfer. */
  @GuardedBy("this")
  private final Map<String, WatchPosition> unsaved = new LinkedHashMap<>(1);

  @GuardedBy("this")
  private boolean isSaving;

  @GuardedBy("this")
  private boolean isRetryScheduled;

  /** The number of failures in a row. */
  @GuardedBy("this")
  private int failures;

  Acknowledgements(PositionStore store, WatchOptions options) {
    this.store = store;
    this.options = options;
  }

  /** Registers an update and returns the handle that acknowledges it. */
  synchronized Handle register(WatchPosition position) {
    Handle handle = new Handle(this, position);
    Handle before = last.put(WatchEngine.key(position.transferId()), handle);
    handle.isNext = before == null;
    if (before != null) {
      before.next = handle;
    }
    return handle;
  }

  /** Acknowledges one update. */
  static final class Handle {
    private final Acknowledgements all;
    private final WatchPosition position;

    // Guarded by the lock of all.
    private boolean isAcknowledged;

    /** Whether this is the first unacknowledged update of its transfer. */
    private boolean isNext;

    private @Nullable Handle next;

    private Handle(Acknowledgements all, WatchPosition position) {
      this.all = all;
      this.position = position;
    }

    void acknowledge() {
      all.acknowledged(this);
    }
  }

  private void acknowledged(Handle handle) {
    synchronized (this) {
      handle.isAcknowledged = true;
      if (handle.isNext) {
        advance(handle);
      }
    }
    save();
  }

  private void retry() {
    synchronized (this) {
      isRetryScheduled = false;
    }
    save();
  }

  /** Marks the last of the consecutively acknowledged updates as unsaved. */
  @GuardedBy("this")
  private void advance(Handle first) {
    String key = WatchEngine.key(first.position.transferId());
    first.isNext = false;
    Handle newest = first;
    while (newest.next != null && newest.next.isAcknowledged) {
      newest = newest.next;
    }
    if (newest.next == null) {
      last.remove(key);
    } else {
      newest.next.isNext = true;
    }
    unsaved.put(key, newest.position);
  }

  private void save() {
    for (WatchPosition next = next(true); next != null; next = next(false)) {
      try {
        store.save(next);
        saved(next);
      } catch (Throwable e) {
        failed(next, e);
        return;
      }
    }
  }

  /** Returns the next position to save, or null if there is none or another thread saves. */
  private synchronized @Nullable WatchPosition next(boolean isFirst) {
    if (isFirst && isSaving) {
      return null;
    }
    Iterator<WatchPosition> positions = unsaved.values().iterator();
    isSaving = positions.hasNext();
    return isSaving ? positions.next() : null;
  }

  private synchronized void saved(WatchPosition position) {
    failures = 0;
    // Unless a newer one has replaced it.
    unsaved.remove(WatchEngine.key(position.transferId()), position);
  }

  private void failed(WatchPosition position, Throwable failure) {
    Duration retryIn = null;
    boolean wasScheduled;
    synchronized (this) {
      isSaving = false;
      failures++;
      wasScheduled = isRetryScheduled;
      String key = WatchEngine.key(position.transferId());
      WatchPosition newest = unsaved.remove(key);
      if (newest != null) {
        unsaved.put(key, newest); // Moves to the end: other positions may succeed.
      }
      if (failures < MAX_ATTEMPTS) {
        retryIn = Duration.ofSeconds(Math.min(MAX_DELAY_SECONDS, 1L << Math.min(failures - 1, 9)));
        isRetryScheduled = true;
      }
    }
    if (retryIn != null && !wasScheduled) {
      options
          .scheduler()
          .scheduleDirect(
              () -> Emission.on(options.updateScheduler(), this::retry),
              retryIn.toNanos(),
              TimeUnit.NANOSECONDS);
    }
    notifyNotSaved(position, failure, retryIn);
    if (failure instanceof VirtualMachineError) {
      throw (VirtualMachineError) failure;
    }
  }

  private void notifyNotSaved(
      WatchPosition position, Throwable failure, @Nullable Duration retryIn) {
    options.notifyListeners(listener -> listener.positionNotSaved(position, failure, retryIn));
  }
}
