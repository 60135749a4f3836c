package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.RxTransfers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes a 429 to all tasks of a partner in this worker, since the service limits the partner and
 * not a task. Connect has no way to pass it to other workers: each finds out by a 429.
 */
class TenantThrottle {
  private static final int TOO_MANY_REQUESTS = 429;

  /** One for each worker: Connect loads a plugin's classes once. */
  static final TenantThrottle WORKER = new TenantThrottle();

  /** The tasks by their partner. Guarded by this. */
  private final Map<String, Set<RxTransfers>> tasks = new HashMap<>();

  TenantThrottle() {}

  synchronized void add(String partner, RxTransfers task) {
    tasks.computeIfAbsent(partner, any -> new HashSet<>()).add(task);
  }

  synchronized void remove(String partner, RxTransfers task) {
    Set<RxTransfers> all = tasks.get(partner);
    if (all != null) {
      all.remove(task);
      if (all.isEmpty()) {
        tasks.remove(partner);
      }
    }
  }

  /** Throttles the other tasks of the partner, if the service throttled this poll. */
  void pollEnded(String partner, RxTransfers task, PollReport report) {
    @Nullable Duration retryAfter = retryAfter(report.failure());
    if (retryAfter == null) {
      return;
    }
    Set<RxTransfers> others;
    synchronized (this) {
      others = new HashSet<>(tasks.getOrDefault(partner, Set.of()));
    }
    others.remove(task);
    others.forEach(other -> other.throttle(retryAfter));
  }

  /** Returns the pause that a 429 asks for, zero if it names none; null for other failures. */
  private static @Nullable Duration retryAfter(@Nullable Throwable failure) {
    return failure instanceof TransfersException call
            && Integer.valueOf(TOO_MANY_REQUESTS).equals(call.status())
        ? Objects.requireNonNullElse(call.retryAfter(), Duration.ZERO)
        : null;
  }
}
