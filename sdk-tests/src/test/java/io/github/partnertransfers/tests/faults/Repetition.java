package io.github.partnertransfers.tests.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a call is repeated while a fault goes on.
 *
 * @param attempts the most attempts
 * @param leastWait what a wait is never shorter than, or null if there is none at all
 */
record Repetition(int attempts, @Nullable Duration leastWait) {
  /** Of all draws of jitter in these tests. */
  static final long SEED = 42;

  private static final long BASE_MILLIS = 500;
  private static final long MOST_MILLIS = 20_000;

  int attempts(Frequency frequency) {
    return frequency == Frequency.ONCE ? Math.min(attempts, 2) : attempts;
  }

  /** The waits of a call, to the nanosecond. */
  List<Duration> waits(Frequency frequency) {
    int count = attempts(frequency) - 1;
    return leastWait == null
        ? IntStream.range(0, count).mapToObj(any -> Duration.ZERO).toList()
        : draws(count).stream().map(each -> max(each, leastWait)).toList();
  }

  /** Full jitter: anything between zero and a bound that doubles with each attempt. */
  private static List<Duration> draws(int count) {
    Random random = new Random(SEED);
    List<Duration> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long boundNanos = Duration.ofMillis(boundMillis(i)).toNanos();
      draws.add(Duration.ofNanos((long) (random.nextDouble() * boundNanos)));
    }
    return draws;
  }

  private static long boundMillis(int retry) {
    return Math.min(MOST_MILLIS, BASE_MILLIS << retry);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Measured waits in words. */
  static String describe(List<Duration> waits) {
    List<Duration> draws = draws(waits.size());
    String words =
        IntStream.range(0, waits.size())
            .mapToObj(
                i ->
                    waits.get(i).equals(draws.get(i))
                        ? "≤ " + seconds(Duration.ofMillis(boundMillis(i)))
                        : seconds(waits.get(i)))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "–" : words;
  }

  private static String seconds(Duration time) {
    String text = String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    return text.replaceFirst("\\.?0+$", "") + " s";
  }
}
