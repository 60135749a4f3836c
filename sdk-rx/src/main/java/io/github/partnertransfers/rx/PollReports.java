package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Tells the listener of polls, one at a time, on the scheduler that updates come on. */
final class PollReports {
  /** A listener that blocks costs the oldest reports, and not the memory. */
  private static final int MOST = 1_000;

  private final WatchOptions options;

  @GuardedBy("this")
  private final Queue<PollReport> waiting = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean isTelling;

  PollReports(WatchOptions options) {
    this.options = options;
  }

  void tell(PollReport report) {
    synchronized (this) {
      if (waiting.size() == MOST) {
        waiting.remove();
      }
      waiting.add(report);
      if (isTelling) {
        return;
      }
      isTelling = true;
    }
    Emission.on(options.updateScheduler(), this::tellAll);
  }

  private void tellAll() {
    for (PollReport next = next(); next != null; next = next()) {
      try {
        options.listener().pollEnded(next);
      } catch (Throwable e) {
        Emission.report(e); // A mistake in a listener must not stop the reports.
      }
    }
  }

  private synchronized @Nullable PollReport next() {
    PollReport next = waiting.poll();
    isTelling = next != null;
    return next;
  }
}
