package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides which customer is polled when. Of the customers that are due, the one that is due for the
 * longest goes first, as soon as the budget allows a request; so all get their share. One timer
 * waits for the next of them.
 *
 * <p>One lock guards the engine and its feeds. Requests are started and cancelled, and subscribers
 * and listeners called, outside it.
 */
final class WatchEngine {
  private static final int TOO_MANY_REQUESTS = 429;

  /** A pause that the service asks for without saying how long, or for no time at all. */
  private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final TransfersClient client;
  private final WatchOptions options;
  private final RequestBudget budget;
  private final long originNanos;
  private final Map<String, CustomerFeed> feeds = new HashMap<>();
  private final TreeSet<CustomerFeed> due = new TreeSet<>(WatchEngine::byTurn);

  /** Customers that are due, but that nobody demands an update of. */
  private final Set<CustomerFeed> parked = new LinkedHashSet<>();

  private long turns;
  private @Nullable Timer timer;

  /** How often a look at what is due was asked for since one began. */
  private final AtomicInteger looks = new AtomicInteger();

  WatchEngine(TransfersClient client, WatchOptions options) {
    this.client = client;
    this.options = options;
    this.budget = new RequestBudget(options.requestsPerSecond());
    this.originNanos = options.ticker().nanoTime();
  }

  private static int byTurn(CustomerFeed one, CustomerFeed other) {
    return one.due == other.due
        ? Long.compare(one.turn, other.turn)
        : Long.compare(one.due, other.due);
  }

  WatchOptions options() {
    return options;
  }

  long now() {
    return options.ticker().nanoTime() - originNanos;
  }

  /** Whether nothing is left of earlier streams. */
  synchronized boolean isIdle() {
    return feeds.isEmpty() && due.isEmpty() && parked.isEmpty() && timer == null;
  }

  void add(WatchSubscription stream, List<CustomerWatch> watches) {
    synchronized (this) {
      stream.setWatches(watches);
      long now = now();
      for (CustomerWatch watch : watches) {
        CustomerFeed feed =
            feeds.computeIfAbsent(
                CustomerWatch.key(watch.customerId()),
                key -> new CustomerFeed(client.customer(watch.customerId()), options, turns++));
        feed.join(watch, now);
        plan(feed, now);
      }
    }
    if (stream.isOver()) {
      remove(stream); // It was cancelled meanwhile, when there was nothing to remove.
    }
  }

  void remove(WatchSubscription stream) {
    List<Poll> useless = new ArrayList<>();
    synchronized (this) {
      for (CustomerWatch watch : stream.watches()) {
        CustomerFeed feed = feeds.get(CustomerWatch.key(watch.customerId()));
        if (feed != null) {
          feed.leave(watch);
          Poll poll = forgetUnwatched(feed);
          if (poll != null) {
            useless.add(poll);
          }
        }
      }
      stream.setWatches(new ArrayList<>());
      stopIdleTimer();
    }
    for (Poll poll : useless) {
      poll.cancel();
    }
  }

  /** A subscriber has taken updates, or wants more. */
  void demanded(WatchSubscription stream) {
    synchronized (this) {
      if (!parked.isEmpty()) {
        unpark(stream);
      }
      hurry(stream);
    }
    look();
  }

  private void unpark(WatchSubscription stream) {
    for (CustomerWatch watch : stream.watches()) {
      CustomerFeed feed = feeds.get(CustomerWatch.key(watch.customerId()));
      if (feed != null && watch.isWanting() && parked.remove(feed)) {
        due.add(feed);
      }
    }
  }

  /** Who asks late for a first answer doesn't wait for a round that is far away, either. */
  private void hurry(WatchSubscription stream) {
    for (CustomerWatch watch : stream.belatedlyWanting()) {
      CustomerFeed feed = feeds.get(CustomerWatch.key(watch.customerId()));
      if (feed != null && feed.hurry(now())) {
        plan(feed, now());
      }
    }
  }

  void nudge(String customerId) {
    synchronized (this) {
      CustomerFeed feed = feeds.get(CustomerWatch.key(customerId));
      if (feed == null) {
        return;
      }
      feed.nudge();
      if (feed.inFlight() == null) {
        plan(feed, now());
      }
    }
    look();
  }

  void answered(Poll poll, List<TransferEntity> transfers) {
    ended(poll, transfers, null);
  }

  void failed(Poll poll, TransfersException failure) {
    ended(poll, new ArrayList<>(), failure);
  }

  private void ended(
      Poll poll, List<TransferEntity> transfers, @Nullable TransfersException failure) {
    PollReport report;
    Set<WatchSubscription> streams = new LinkedHashSet<>();
    synchronized (this) {
      CustomerFeed feed = poll.feed();
      if (feed.inFlight() != poll || feeds.get(feed.key()) != feed) {
        return; // Nobody waits for it any more.
      }
      for (CustomerWatch watch : feed.watches()) {
        streams.add(watch.stream());
      }
      long now = now();
      int updates = 0;
      if (failure == null) {
        updates = feed.answered(poll, transfers, now);
      } else {
        throttle(poll, failure, now);
        feed.failed(poll, failure, now);
      }
      forgetUnwatched(feed);
      boolean goesOn = !feed.watches().isEmpty();
      if (goesOn) {
        plan(feed, now);
      }
      report = report(poll, transfers.size(), updates, failure, goesOn ? feed : null, now);
    }
    tell(report);
    look(); // First, since a subscriber may take its time.
    for (WatchSubscription stream : streams) {
      stream.drain();
    }
  }

  private void throttle(Poll poll, TransfersException failure, long now) {
    Integer status = failure.status();
    if (status != null && status == TOO_MANY_REQUESTS) {
      Duration retryAfter = failure.retryAfter();
      long pause = retryAfter == null ? 0 : CustomerFeed.nanos(retryAfter);
      budget.throttled(now, poll.startNanos(), Math.max(SHORTEST_PAUSE, pause));
    }
  }

  private PollReport report(
      Poll poll,
      int transfers,
      int updates,
      @Nullable TransfersException failure,
      @Nullable CustomerFeed next,
      long now) {
    Duration nextPoll = null;
    if (next != null) {
      long at = Math.max(next.nextPoll(now), budget.readyNanos());
      nextPoll = Duration.ofNanos(Math.max(0, at - now));
    }
    return ImmutablePollReport.builder()
        .customerId(poll.feed().customerId())
        .transferId(poll.transferId())
        .took(Duration.ofNanos(now - poll.startNanos()))
        .transfers(transfers)
        .updates(updates)
        .failure(failure)
        .nextPoll(nextPoll)
        .requestsPerSecond(budget.perSecond(now))
        .build();
  }

  private void tell(PollReport report) {
    try {
      options.listener().pollEnded(report);
    } catch (Throwable e) {
      // A mistake in a listener must not stop the streams.
    }
  }

  /** Puts a feed in order; one with a poll in flight is planned when that ends. */
  private void plan(CustomerFeed feed, long now) {
    if (feed.inFlight() != null) {
      return;
    }
    due.remove(feed);
    parked.remove(feed);
    feed.due = feed.nextPoll(now);
    feed.turn = turns++;
    due.add(feed);
  }

  /** Drops a feed that nobody watches any more; returns its poll in flight, to be cancelled. */
  private @Nullable Poll forgetUnwatched(CustomerFeed feed) {
    if (!feed.watches().isEmpty()) {
      return null;
    }
    due.remove(feed);
    parked.remove(feed);
    feeds.remove(feed.key(), feed);
    return feed.inFlight();
  }

  /** Starts all polls that may start now, and has the timer wait for the next one. */
  private void look() {
    if (looks.getAndIncrement() != 0) {
      return;
    }
    int done = 1;
    do {
      for (Poll poll = next(); poll != null; poll = next()) {
        poll.start();
      }
      done = looks.addAndGet(-done);
    } while (done != 0);
  }

  private synchronized @Nullable Poll next() {
    long now = now();
    while (!due.isEmpty()) {
      CustomerFeed feed = due.first();
      if (feed.due > now) {
        waitUntil(Math.max(feed.due, budget.readyNanos()), now);
        return null;
      }
      if (!feed.isWanted()) {
        due.remove(feed);
        parked.add(feed);
      } else if (budget.readyNanos() > now) {
        waitUntil(budget.readyNanos(), now);
        return null;
      } else {
        due.remove(feed);
        budget.take(now);
        return feed.poll(this, now);
      }
    }
    stopIdleTimer();
    return null;
  }

  private void waitUntil(long at, long now) {
    if (timer != null && timer.at <= at) {
      return; // It looks again when it rings.
    }
    stopTimer();
    Timer next = new Timer(at);
    timer = next;
    next.ring = options.scheduler().scheduleDirect(next, at - now, TimeUnit.NANOSECONDS);
  }

  private void stopIdleTimer() {
    if (due.isEmpty()) {
      stopTimer();
    }
  }

  private void stopTimer() {
    if (timer != null && timer.ring != null) {
      timer.ring.dispose();
    }
    timer = null;
  }

  private final class Timer implements Runnable {
    private final long at;
    private @Nullable Disposable ring;

    Timer(long at) {
      this.at = at;
    }

    @Override
    public void run() {
      synchronized (WatchEngine.this) {
        if (timer != this) {
          return; // Stopped in the last moment.
        }
        timer = null; // Running, it needn't be stopped any more, and must not be interrupted.
      }
      look();
    }
  }
}
