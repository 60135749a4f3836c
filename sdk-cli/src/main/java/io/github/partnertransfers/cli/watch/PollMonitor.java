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

/** Monitors the polls of a watch: the last result, the next poll, the rate and errors. */
public final class PollMonitor implements WatchListener {
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final CliContext context;
  private final double maxRequestsPerSecond;
  private final boolean isLive;
  private final boolean hasSeveralCustomers;
  private final BiFunction<String, TransfersException, String> errorMessages;

  /** The time of the next poll by customer. */
  private final Map<String, Instant> next = new HashMap<>();

  private final Map<String, Integer> initialUpdates = new HashMap<>();
  private final Set<String> failing = new HashSet<>();

  /** The errors that ended the watch of a customer, by customer. */
  private final Map<String, TransfersException> failures = new LinkedHashMap<>();

  private @Nullable PollReport last;
  private Instant lastTime = Instant.EPOCH;

  /** Throttling delays the polls of all customers. */
  private Instant pausedUntil = Instant.EPOCH;

  private boolean isNotFoundLogged;

  /**
   * Creates a monitor before the first poll.
   *
   * @param isLive whether a live view shows the errors; otherwise they are logged
   * @param hasSeveralCustomers whether the watch continues if one customer fails
   * @param errorMessages describes the failure of an action
   */
  public PollMonitor(
      CliContext context,
      double maxRequestsPerSecond,
      boolean isLive,
      boolean hasSeveralCustomers,
      BiFunction<String, TransfersException, String> errorMessages) {
    this.context = context;
    this.maxRequestsPerSecond = maxRequestsPerSecond;
    this.isLive = isLive;
    this.hasSeveralCustomers = hasSeveralCustomers;
    this.errorMessages = errorMessages;
  }

  @Override
  public synchronized void pollEnded(PollReport report) {
    String customer = key(report.customerId());
    last = report;
    lastTime = context.now();
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
      initialUpdates.putIfAbsent(customer, report.updates());
    } else if (hasSeveralCustomers && report.nextPoll() == null) {
      failures.put(report.customerId(), failure);
    }
    if (!isLive) {
      log(report, customer);
    }
  }

  /** Logs when errors begin and when they end. */
  private void log(PollReport report, String customer) {
    TransfersException failure = failure(report);
    if (failure == null) {
      if (failing.remove(customer) && failing.isEmpty()) {
        context.log("watch: the service answers again");
      }
    } else if (report.nextPoll() == null) {
      if (hasSeveralCustomers) { // Otherwise the command reports it.
        context.log(describe(report.customerId(), failure));
      }
    } else if (isNotFound(failure)) {
      if (!isNotFoundLogged) {
        isNotFoundLogged = true;
        context.log("watch: not found yet; a new transfer may take up to half a minute to appear");
      }
    } else if (failure instanceof NotAuthorizedException
        || failure instanceof RequestRefusedException) {
      return; // The command reports permanent errors.
    } else if (failing.add(customer) && failing.size() == 1) {
      context.log(
          "watch: "
              + errorMessages.apply("poll", failure)
              + "; it is tried again until it succeeds");
    }
  }

  private String describe(String customerId, TransfersException failure) {
    return errorMessages.apply("watch of customer " + customerId, failure);
  }

  /** Returns the errors that ended the watch of one of several customers, by customer. */
  synchronized Map<String, TransfersException> failures() {
    return new LinkedHashMap<>(failures);
  }

  /** Logs the errors that were held back while a live view was shown. */
  public synchronized void logFailures() {
    if (isLive) {
      failures.forEach((customerId, failure) -> context.log(describe(customerId, failure)));
    }
  }

  /**
   * Returns the failure of the call, or null if the poll succeeded or failed for another reason.
   */
  private static @Nullable TransfersException failure(PollReport report) {
    return report.failure() instanceof TransfersException failure ? failure : null;
  }

  private static boolean isThrottled(TransfersException failure) {
    return Integer.valueOf(TOO_MANY_REQUESTS).equals(failure.status());
  }

  private static boolean isNotFound(TransfersException failure) {
    return Integer.valueOf(NOT_FOUND).equals(failure.status());
  }

  /** Returns whether a poll has ended, and with it the login. */
  synchronized boolean hasPolled() {
    return last != null;
  }

  /** Returns whether any poll succeeded. */
  synchronized boolean hasSucceeded() {
    return !initialUpdates.isEmpty();
  }

  /** Returns the number of updates of a customer's first poll, or the maximum before it. */
  synchronized int initialUpdates(String customerId) {
    return initialUpdates.getOrDefault(key(customerId), Integer.MAX_VALUE);
  }

  /** Returns two lines about the last poll, the next poll and the rate. */
  synchronized List<String> footer() {
    String lines =
        last == null
            ? "asking for the first time"
            : "last poll " + lastPollText(last) + nextPollText();
    return List.of(lines, rateText());
  }

  private String lastPollText(PollReport report) {
    String time = TimeFormat.time(lastTime);
    TransfersException failure = failure(report);
    if (failure != null) {
      return time + " failed: " + shortText(failure);
    }
    String answer =
        report.transferId() == null ? Text.count(report.transfers(), "transfer") + ", " : "";
    int updates = report.updates();
    return time + ": " + answer + (updates == 0 ? "nothing new" : Text.count(updates, "update"));
  }

  private static String shortText(TransfersException failure) {
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

  private String nextPollText() {
    Instant soonest = next.values().stream().min(Instant::compareTo).orElse(null);
    if (soonest == null) {
      return "";
    }
    Instant poll = soonest.isBefore(pausedUntil) ? pausedUntil : soonest;
    Duration wait = Duration.between(context.now(), poll);
    return wait.isNegative() || wait.isZero()
        ? "; polling now"
        : "; next poll in " + (wait.minusNanos(1).toSeconds() + 1) + "s";
  }

  private String rateText() {
    double perSecond = last == null ? maxRequestsPerSecond : last.requestsPerSecond();
    String limit = rounded(maxRequestsPerSecond) + " requests/s";
    return perSecond < maxRequestsPerSecond
        ? "throttled: " + rounded(perSecond) + " of " + limit
        : "at most " + limit;
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
