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
 * Saves the positions of one watch when their updates are acknowledged: of each transfer in the
 * order of its updates, so that none is passed over. Saving runs on the thread that acknowledges,
 * one position at a time. One that can't be saved is tried again, later and with the next one.
 */
final class Acknowledgements {
  /** For about an hour. */
  private static final int MOST_TRIES = 64;

  private static final int LONGEST_DELAY_SECONDS = 64;

  private final PositionStore store;
  private final WatchOptions options;

  /**
   * The last update of each transfer, unless all are acknowledged. Each update knows only the next
   * one: those that nobody can acknowledge any more are not kept.
   */
  @GuardedBy("this")
  private final Map<String, Handle> last = new HashMap<>(1);

  /** The newest position to save of each transfer. */
  @GuardedBy("this")
  private final Map<String, WatchPosition> unsaved = new LinkedHashMap<>(1);

  @GuardedBy("this")
  private boolean isSaving;

  @GuardedBy("this")
  private boolean isRetryPlanned;

  /** How often in a row saving has failed. */
  @GuardedBy("this")
  private int failures;

  Acknowledgements(PositionStore store, WatchOptions options) {
    this.store = store;
    this.options = options;
  }

  /** Returns what acknowledges the update of this position. */
  synchronized Handle expect(WatchPosition position) {
    Handle handle = new Handle(this, position);
    Handle before = last.put(WatchEngine.key(position.transferId()), handle);
    handle.isNext = before == null;
    if (before != null) {
      before.next = handle;
    }
    return handle;
  }

  /** One update, to be acknowledged. */
  static final class Handle {
    private final Acknowledgements all;
    private final WatchPosition position;

    // Guarded by the lock of all.
    private boolean isAcknowledged;

    /** Whether all updates before this one are acknowledged, and this one isn't. */
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
        settle(handle);
      }
    }
    save();
  }

  private void retry() {
    synchronized (this) {
      isRetryPlanned = false;
    }
    save();
  }

  /** Has the last of the updates saved that are acknowledged in a row from this one on. */
  @GuardedBy("this")
  private void settle(Handle first) {
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

  /** Returns the next position to save, if nobody else is at it. */
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
    // Unless a newer one has taken its place.
    unsaved.remove(WatchEngine.key(position.transferId()), position);
  }

  private void failed(WatchPosition position, Throwable failure) {
    Duration retryIn = null;
    boolean isPlanned;
    synchronized (this) {
      isSaving = false;
      failures++;
      isPlanned = isRetryPlanned;
      String key = WatchEngine.key(position.transferId());
      WatchPosition newest = unsaved.remove(key);
      if (newest != null) {
        unsaved.put(key, newest); // The others go first: it may be only this one that can't be.
      }
      if (failures < MOST_TRIES) {
        retryIn =
            Duration.ofSeconds(Math.min(LONGEST_DELAY_SECONDS, 1L << Math.min(failures - 1, 9)));
        isRetryPlanned = true;
      }
    }
    if (retryIn != null && !isPlanned) {
      options
          .scheduler()
          .scheduleDirect(
              () -> Emission.on(options.updateScheduler(), this::retry),
              retryIn.toNanos(),
              TimeUnit.NANOSECONDS);
    }
    try {
      options.listener().positionNotSaved(position, failure, retryIn);
    } catch (Throwable e) {
      Emission.report(e);
    }
    if (failure instanceof VirtualMachineError) {
      throw (VirtualMachineError) failure;
    }
  }
}
