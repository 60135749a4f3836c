package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Passes poll reports to the listeners, serially, on the update scheduler. */
final class PollReports {
  /** The maximum of pending reports. If a listener blocks, the oldest are dropped. */
  private static final int MAX_PENDING = 1_000;

  private final WatchOptions options;

  @GuardedBy("this")
  private final Queue<PollReport> pending = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean isDraining;

  PollReports(WatchOptions options) {
    this.options = options;
  }

  void add(PollReport report) {
    if (options.listeners().isEmpty()) {
      return; // Otherwise each poll would need a thread of the scheduler.
    }
    synchronized (this) {
      if (pending.size() == MAX_PENDING) {
        pending.remove();
      }
      pending.add(report);
      if (isDraining) {
        return;
      }
      isDraining = true;
    }
    Emission.on(options.updateScheduler(), this::drain);
  }

  private void drain() {
    for (PollReport next = next(); next != null; next = next()) {
      PollReport report = next;
      options.notifyListeners(listener -> listener.pollEnded(report));
    }
  }

  private synchronized @Nullable PollReport next() {
    PollReport next = pending.poll();
    isDraining = next != null;
    return next;
  }
}
