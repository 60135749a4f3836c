package io.github.partnertransfers.simulator.internal.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests of each partner per fixed window, which starts with its first request.
 * Without a limit until {@link #set}. Thread-safe.
 */
public final class RateLimiter {

  /** At most {@code requests} in each window. */
  public record Limit(int requests, Duration window) {}

  private record Window(Instant end, int requests) {}

  private final Map<Partner, Window> windows = new HashMap<>();
  private int limit;
  private @Nullable Duration duration;

  public synchronized void set(int requests, Duration window) {
    limit = requests;
    duration = window;
    windows.clear();
  }

  /** Returns the limit in force. */
  public synchronized Optional<Limit> limit() {
    return Optional.ofNullable(duration).map(window -> new Limit(limit, window));
  }

  /** Forgets the requests and keeps the limit. */
  synchronized void restart() {
    windows.clear();
  }

  public synchronized void clear() {
    duration = null;
    windows.clear();
  }

  /** Counts a request. Returns the time until the next window if it exceeds the limit. */
  public synchronized Optional<Duration> acquire(Partner partner, Instant now) {
    if (duration == null) {
      return Optional.empty();
    }
    Window window = windows.get(partner);
    if (window == null || !window.end().isAfter(now)) {
      window = new Window(now.plus(duration), 0);
    }
    window = new Window(window.end(), window.requests() + 1);
    windows.put(partner, window);
    return window.requests() > limit
        ? Optional.of(Duration.between(now, window.end()))
        : Optional.empty();
  }
}
