package io.github.partnertransfers.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** So many requests per partner tenant and window; a window begins with its first request. */
final class RequestLimit {

  private record Window(Instant end, int requests) {}

  private static final Duration SHORTEST = Duration.ofNanos(1);

  private final Map<SimulatedPartner, Window> windows = new HashMap<>();
  private int limit;
  private @Nullable Duration duration;

  synchronized void set(int requests, Duration window) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests must be positive, but is " + requests);
    }
    duration = Durations.requireBetween("window", window, SHORTEST, Durations.LONGEST);
    limit = requests;
    windows.clear();
  }

  synchronized void clear() {
    duration = null;
    windows.clear();
  }

  /** Counts a request; how long the partner must wait if it is one too many. */
  synchronized Optional<Duration> count(SimulatedPartner partner, Instant now) {
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
