package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.WatchListener;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The polls of a watch: how the last one went, when the next one is, how many there may be. */
public final class PollMonitor implements WatchListener {
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final CliContext surroundings;
  private final double mostPerSecond;
  private final boolean isLive;
  private final boolean isOfSeveral;
  private final BiFunction<String, TransfersException, String> failureWords;

  /** When each customer is polled next. */
  private final Map<String, Instant> next = new HashMap<>();

  private final Map<String, Integer> firstUpdates = new HashMap<>();
  private final Set<String> failing = new HashSet<>();

  /** Why customers are polled no more. */
  private final Map<String, TransfersException> failures = new LinkedHashMap<>();

  private @Nullable PollReport last;
  private Instant lastTime = Instant.EPOCH;

  /** Throttling holds up all customers, also those that were to be polled earlier. */
  private Instant pausedUntil = Instant.EPOCH;

  private boolean hasToldNotFound;

  /**
   * Polls of which none has been made.
   *
   * @param isLive whether there is a view that shows this; otherwise, trouble is told on stderr
   * @param isOfSeveral whether there are several, of which one that fails doesn't end the watch
   * @param failureWords tells in a sentence how something failed
   */
  public PollMonitor(
      CliContext surroundings,
      double mostPerSecond,
      boolean isLive,
      boolean isOfSeveral,
      BiFunction<String, TransfersException, String> failureWords) {
    this.surroundings = surroundings;
    this.mostPerSecond = mostPerSecond;
    this.isLive = isLive;
    this.isOfSeveral = isOfSeveral;
    this.failureWords = failureWords;
  }

  @Override
  public synchronized void pollEnded(PollReport report) {
    String customer = key(report.customerId());
    last = report;
    lastTime = surroundings.tempo().clock().instant();
    if (report.nextPoll() == null) {
      next.remove(customer);
    } else {
      next.put(customer, lastTime.plus(report.nextPoll()));
    }
    TransfersException failure = failure(report);
    if (failure != null && failure.retryAfter() != null && isThrottled(failure)) {
      pausedUntil = lastTime.plus(failure.retryAfter());
    }
    if (failure == null) {
      firstUpdates.putIfAbsent(customer, report.updates());
    } else if (isOfSeveral && report.nextPoll() == null) {
      failures.put(report.customerId(), failure);
    }
    if (!isLive) {
      tell(report, customer);
    }
  }

  /** Of what goes on for long, the beginning and the end. */
  private void tell(PollReport report, String customer) {
    TransfersException failure = failure(report);
    if (failure == null) {
      if (failing.remove(customer) && failing.isEmpty()) {
        surroundings.say("watch: the service answers again");
      }
    } else if (report.nextPoll() == null) {
      if (isOfSeveral) { // Otherwise the command itself fails with it.
        surroundings.say(words(report.customerId(), failure));
      }
    } else if (isNotFound(failure)) {
      if (!hasToldNotFound) {
        hasToldNotFound = true;
        surroundings.say(
            "watch: not found yet; a new transfer may take up to half a minute to appear");
      }
    } else if (failure instanceof NotAuthorizedException
        || failure instanceof RequestRefusedException) {
      return; // So does it with one that won't pass.
    } else if (failing.add(customer) && failing.size() == 1) {
      surroundings.say(
          "watch: "
              + failureWords.apply("poll", failure)
              + "; it is tried again until it succeeds");
    }
  }

  private String words(String customerId, TransfersException failure) {
    return failureWords.apply("watch of customer " + customerId, failure);
  }

  /** Returns why customers of several are not followed any more, by customer. */
  synchronized Map<String, TransfersException> failures() {
    return new LinkedHashMap<>(failures);
  }

  /** Tells on stderr what could not be told beside a live view. */
  public synchronized void tellFailures() {
    if (isLive) {
      failures.forEach((customerId, failure) -> surroundings.say(words(customerId, failure)));
    }
  }

  /** Of anything else the service is not to blame. */
  private static @Nullable TransfersException failure(PollReport report) {
    return report.failure() instanceof TransfersException failure ? failure : null;
  }

  private static boolean isThrottled(TransfersException failure) {
    return Integer.valueOf(TOO_MANY_REQUESTS).equals(failure.status());
  }

  private static boolean isNotFound(TransfersException failure) {
    return Integer.valueOf(NOT_FOUND).equals(failure.status());
  }

  /** Whether one has ended, and so the login, too. */
  synchronized boolean hasBegun() {
    return last != null;
  }

  /** Whether any of them succeeded. */
  synchronized boolean hasAnswer() {
    return !firstUpdates.isEmpty();
  }

  /** How many updates a customer's first answer brought; no limit if there was none yet. */
  synchronized int firstUpdates(String customerId) {
    return firstUpdates.getOrDefault(key(customerId), Integer.MAX_VALUE);
  }

  /** Two lines about the last poll, the next one and the rate. */
  synchronized List<String> footer() {
    String polls =
        last == null ? "asking for the first time" : "last poll " + lastWords(last) + nextWords();
    return List.of(polls, rateWords());
  }

  private String lastWords(PollReport report) {
    String time = TimeFormat.time(lastTime);
    TransfersException failure = failure(report);
    if (failure != null) {
      return time + " failed: " + shortWords(failure);
    }
    String answer =
        report.transferId() == null ? Text.count(report.transfers(), "transfer") + ", " : "";
    int updates = report.updates();
    return time + ": " + answer + (updates == 0 ? "nothing new" : Text.count(updates, "update"));
  }

  private static String shortWords(TransfersException failure) {
    if (isNotFound(failure)) {
      return "not found yet";
    }
    if (failure.status() != null) {
      return "HTTP " + failure.status();
    }
    List<Attempt> attempts = failure.attempts();
    return attempts.isEmpty()
        ? "no answer"
        : Text.clean(String.valueOf(attempts.get(attempts.size() - 1).problem()));
  }

  private String nextWords() {
    Instant soonest = next.values().stream().min(Instant::compareTo).orElse(null);
    if (soonest == null) {
      return "";
    }
    Instant poll = soonest.isBefore(pausedUntil) ? pausedUntil : soonest;
    Duration wait = Duration.between(surroundings.tempo().clock().instant(), poll);
    return wait.isNegative() || wait.isZero()
        ? "; polling now"
        : "; next poll in " + (wait.minusNanos(1).toSeconds() + 1) + "s";
  }

  private String rateWords() {
    double perSecond = last == null ? mostPerSecond : last.requestsPerSecond();
    String most = rounded(mostPerSecond) + " requests/s";
    return perSecond < mostPerSecond
        ? "throttled: " + rounded(perSecond) + " of " + most
        : "at most " + most;
  }

  private static String rounded(double perSecond) {
    return BigDecimal.valueOf(perSecond)
        .setScale(1, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
