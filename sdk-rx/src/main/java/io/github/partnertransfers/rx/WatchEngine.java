package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Polls the customers that streams watch, and queues the changes for each stream. The engine is a
 * state machine with the states of {@link WatchedCustomer} and {@link Watch}; {@code
 * docs/architecture.md} has the tables. Events (a stream starts, ends or requests more; a nudge;
 * the timer; the end of a poll) arrive on any thread, change states under one lock, and return
 * {@link Effects}, which run without it. The engine calls no application code: {@link WatchStream}
 * calls the subscriber, and {@link PollReports} the listener, on the update scheduler.
 *
 * <p>Times are in nanoseconds since the creation of the engine.
 */
class WatchEngine implements WatchMonitor {
  /** The state of one stream's watch of a customer or of a transfer. */
  enum WatchState {
    /** Waits for its first response. */
    NEW,
    /** Skipped its first response, because the subscriber had no demand. */
    SKIPPED,
    /** Has queued the changes of a response. */
    CURRENT,
    /** The customer's last poll failed permanently; polls continue at a long interval. */
    FAILING,
    /** Ended: nothing more can follow, or the stream has ended. */
    DONE
  }

  private static final String SHUT_DOWN = "the scheduler of the watch was shut down";
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  static final long NEVER = Long.MAX_VALUE;
  static final long NOT_YET = Long.MIN_VALUE;

  /** Fewer malformed responses in a row count as transient, such as a proxy's. */
  private static final int MAX_MALFORMED = 3;

  /** The interval after a permanent failure in a fleet, in multiples of {@code maxInterval}. */
  private static final int FAILING_INTERVALS = 10;

  /** A timer that is this late was lost: its scheduler may have been shut down. */
  private static final long TIMER_LOST_AFTER = TimeUnit.SECONDS.toNanos(1);

  /** The minimum pause after a 429, also without a Retry-After. */
  private static final long MIN_PAUSE = TimeUnit.SECONDS.toNanos(1);

  /** The maximum pause, even if the Retry-After is longer. */
  private static final long MAX_PAUSE = TimeUnit.HOURS.toNanos(1);

  private final TransfersClient client;
  private final WatchOptions options;
  private final PollReports reports;
  private final long originNanos;

  /** By customer id in lower case. */
  @GuardedBy("this")
  private final Map<String, WatchedCustomer> customers = new HashMap<>();

  @GuardedBy("this")
  private final PollQueue queue = new PollQueue();

  @GuardedBy("this")
  private final Set<WatchedCustomer> withoutDemand = new LinkedHashSet<>();

  @GuardedBy("this")
  private final RateLimiter rateLimiter;

  @GuardedBy("this")
  private final PollBudget budget;

  @GuardedBy("this")
  private final NudgeReliability nudges;

  /** The next {@link WatchedCustomer#sequence}. */
  @GuardedBy("this")
  private long nextSequence;

  @GuardedBy("this")
  private @Nullable Timer timer;

  /** Whether a timer didn't fire in time. */
  @GuardedBy("this")
  private boolean isTimerLost;

  /** The number of pending {@link #drain} calls; the thread that makes it 1 does the work. */
  private final AtomicInteger wip = new AtomicInteger();

  WatchEngine(TransfersClient client, WatchOptions options) {
    this.client = client;
    this.options = options;
    this.reports = new PollReports(options);
    this.rateLimiter = new RateLimiter(options.requestsPerSecond());
    this.budget = new PollBudget(options);
    this.nudges = new NudgeReliability(options);
    this.originNanos = options.ticker().nanoTime();
  }

  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  WatchOptions options() {
    return options;
  }

  long now() {
    return options.ticker().nanoTime() - originNanos;
  }

  /** Returns whether the engine has no customers and no timer. */
  synchronized boolean isIdle() {
    return customers.isEmpty() && queue.isEmpty() && withoutDemand.isEmpty() && timer == null;
  }

  // The monitor.

  @Override
  public synchronized int customers() {
    return customers.size();
  }

  @Override
  public synchronized double requestsPerSecond() {
    return rateLimiter.requestsPerSecond(now());
  }

  @Override
  public double maxRequestsPerSecond() {
    return options.requestsPerSecond();
  }

  @Override
  public synchronized Duration longestWithoutSuccess() {
    long now = now();
    long first = now;
    for (WatchedCustomer customer : customers.values()) {
      first = Math.min(first, customer.lastSuccess);
    }
    return Duration.ofNanos(now - first);
  }

  // Events.

  /** Adds a stream. Its first customer is urgent, for an early first update. */
  void add(WatchStream stream, List<Watch> watches) {
    if (Emission.isShutDown(options.scheduler())) {
      stream.terminateAfterQueue(new IllegalStateException(SHUT_DOWN));
      return;
    }
    synchronized (this) {
      if (stream.isEnded()) {
        return;
      }
      stream.setWatches(watches);
      long now = now();
      for (Watch watch : watches) {
        String id = watch.target.customerId();
        WatchedCustomer customer = customers.computeIfAbsent(key(id), any -> newCustomer(id, now));
        customer.watches.add(watch);
        watch.customer = customer;
        customer.requestPoll(now);
        if (watch == watches.get(0)) {
          customer.requestUrgentPoll(now);
        }
        schedule(customer, now);
      }
    }
    drain();
  }

  @GuardedBy("this")
  private WatchedCustomer newCustomer(String id, long now) {
    return new WatchedCustomer(
        client.customer(id),
        new PollInterval(options, budget, nudges),
        options.minInterval().toNanos(),
        now);
  }

  /** Removes a stream that has ended. */
  void remove(WatchStream stream) {
    Effects effects = new Effects();
    synchronized (this) {
      for (Watch watch : stream.watches()) {
        removeWatch(watch, effects);
      }
      stream.setWatches(Collections.emptyList());
      if (queue.isEmpty()) {
        stopTimer();
      }
    }
    effects.run();
  }

  /** Handles new demand: a subscriber requested more or has taken its queued updates. */
  void onDemand(WatchStream stream) {
    synchronized (this) {
      for (WatchedCustomer customer : new ArrayList<>(withoutDemand)) {
        if (customer.hasDemand()) {
          withoutDemand.remove(customer);
          customer.state = WatchedCustomer.State.WAITING;
          queue.add(customer); // In its previous place.
        }
      }
      for (Watch watch : stream.takeSkipped()) {
        if (watch.state == WatchState.SKIPPED) {
          watch.state = WatchState.NEW;
          watch.customer.requestPoll(now());
          schedule(watch.customer, now());
        }
      }
    }
    drain();
  }

  /** Polls a customer soon: the application reports a change. */
  void nudge(String customerId) {
    synchronized (this) {
      WatchedCustomer customer = customers.get(key(customerId));
      if (customer == null) {
        return;
      }
      customer.interval.nudge();
      customer.isNudged = true;
      schedule(customer, now());
    }
    drain();
  }

  /** Pauses polls and lowers the rate: another client of the same partner got a 429. */
  synchronized void throttle(Duration retryAfter) {
    long now = now();
    rateLimiter.throttled(now, now, Math.max(MIN_PAUSE, pause(retryAfter)));
  }

  /** Handles the end of a poll: a response or a failure. */
  void pollEnded(Poll poll, List<TransferEntity> transfers, @Nullable Throwable failure) {
    Effects effects = new Effects();
    PollReport report;
    synchronized (this) {
      WatchedCustomer customer = poll.customer;
      if (customer.poll != poll) {
        return; // The last watch was removed.
      }
      customer.poll = null;
      long now = now();
      int updates = 0;
      Throwable reason = failure;
      try {
        if (reason == null) {
          updates = handleResponse(poll, transfers, now, effects);
        } else {
          handleFailure(poll, reason, now, effects);
        }
      } catch (Throwable e) { // Such as an OutOfMemoryError. Polling must continue.
        reason = e;
        customer.regularDue = now + options.maxInterval().toNanos();
      }
      if (customer.state == WatchedCustomer.State.POLLING) {
        customer.state = WatchedCustomer.State.WAITING;
      }
      schedule(customer, now);
      report = report(poll, transfers.size(), updates, reason, now);
    }
    drain(); // First, to start other polls without delay.
    reports.add(report);
    effects.run();
  }

  // Transitions, under the lock.

  /** Puts a customer into the queue. One with a poll in flight is scheduled when the poll ends. */
  @GuardedBy("this")
  private void schedule(WatchedCustomer customer, long now) {
    if (customer.state == WatchedCustomer.State.POLLING
        || customer.state == WatchedCustomer.State.REMOVED) {
      return;
    }
    queue.remove(customer);
    withoutDemand.remove(customer);
    customer.schedule(now, nextSequence++);
    customer.state = WatchedCustomer.State.WAITING;
    queue.add(customer);
  }

  @GuardedBy("this")
  private void removeWatch(Watch watch, Effects effects) {
    WatchedCustomer customer = watch.customer;
    customer.watches.remove(watch);
    watch.state = WatchState.DONE;
    String only = watch.target.transferId();
    if (only != null && !customer.hasWatchOf(only) && customer.stopConfirming(key(only))) {
      schedule(customer, now()); // Its urgency may have ended.
    }
    if (customer.watches.isEmpty() && customer.state != WatchedCustomer.State.REMOVED) {
      customer.state = WatchedCustomer.State.REMOVED;
      queue.remove(customer);
      withoutDemand.remove(customer);
      customers.remove(key(customer.transfers.customerId()), customer);
      customer.interval.remove();
      if (customer.poll != null) {
        effects.canceled.add(customer.poll);
      }
      customer.poll = null;
    }
  }

  /** Starts all polls that can start now, and sets the timer for the next one. */
  private void drain() {
    if (wip.getAndIncrement() != 0) {
      return; // The thread that drains runs once more.
    }
    try {
      int done = 1;
      do {
        for (Poll poll = nextPoll(); poll != null; poll = nextPoll()) {
          poll.start();
        }
        done = wip.addAndGet(-done);
      } while (done != 0);
    } catch (Throwable e) { // Such as an OutOfMemoryError: the next event drains again.
      wip.set(0);
      throw e;
    }
  }

  /** Returns the next poll to start. If none can start now, sets the timer and returns null. */
  private @Nullable Poll nextPoll() {
    Effects effects = new Effects();
    synchronized (this) {
      long now = now();
      for (WatchedCustomer next = queue.next(now); next != null; next = queue.next(now)) {
        if (!next.hasDemand()) {
          queue.remove(next);
          next.state = WatchedCustomer.State.NO_DEMAND;
          withoutDemand.add(next);
        } else if (rateLimiter.nextRequest() > now) {
          break;
        } else {
          rateLimiter.acquire(now);
          queue.removePolled(next);
          return next.startPoll(this, now);
        }
      }
      if (queue.isEmpty()) {
        stopTimer();
      } else {
        startTimer(Math.max(queue.firstDue(), rateLimiter.nextRequest()), now, effects);
      }
    }
    effects.run();
    return null;
  }

  @GuardedBy("this")
  private int handleResponse(Poll poll, List<TransferEntity> response, long now, Effects effects) {
    WatchedCustomer customer = poll.customer;
    customer.malformedInARow = 0;
    customer.lastSuccess = now;
    customer.notBefore = NOT_YET;
    int updates = 0;
    PollInterval.Finding finding = PollInterval.Finding.SKIPPED;
    boolean needsPoll = false;
    Map<String, List<TransferEntity>> byId = null;
    for (Watch watch : new ArrayList<>(customer.watches)) {
      if (!poll.serves(watch) || !watch.acceptsResponse()) {
        if (watch.state == WatchState.NEW && watch.hasDemand()) {
          needsPoll = true;
        } else if (watch.state == WatchState.NEW) {
          watch.state = WatchState.SKIPPED;
          watch.stream.addSkipped(watch);
        }
        continue;
      }
      List<TransferEntity> transfers = response;
      String only = watch.target.transferId();
      if (only != null) {
        byId = byId == null ? byId(response) : byId;
        transfers = byId.getOrDefault(key(only), Collections.emptyList());
        if (transfers.isEmpty() && poll.transferId == null && !isInGrace(watch, now)) {
          customer.confirm(key(only));
        }
      }
      boolean isFirst = watch.state != WatchState.CURRENT;
      int added = watch.addUpdates(transfers);
      updates += added;
      finding = finding.or(PollInterval.Finding.of(isFirst, added > 0));
      if (!watch.missing.isEmpty()) {
        customer.requestUrgentPoll(now);
      }
      effects.toDrain.add(watch.stream);
      if (watch.state == WatchState.DONE) {
        removeWatch(watch, effects);
        watch.stream.watchDone();
      }
    }
    if (!poll.isConfirmation && customer.state != WatchedCustomer.State.REMOVED) {
      setRegularDue(poll, finding, response, now);
    }
    if (needsPoll) {
      customer.requestPoll(now);
    }
    return updates;
  }

  @GuardedBy("this")
  private void setRegularDue(
      Poll poll, PollInterval.Finding finding, List<TransferEntity> response, long now) {
    WatchedCustomer customer = poll.customer;
    Activity activity = Activity.of(response);
    if (!customer.allWatches(watch -> !watch.hasEmittedNothing())) {
      activity = activity == Activity.ENDED ? Activity.NONE : activity;
    }
    boolean wasReliable = nudges.isReliable();
    double rate = rateLimiter.requestsPerSecond(now);
    customer.regularDue =
        now
            + customer.interval.afterResponse(
                poll.startNanos, customer.lateNanos, finding, activity, rate);
    if ((wasReliable && !nudges.isReliable()) || budget.hasRateDoubled(rate)) {
      limitIntervals(now, rate);
    }
  }

  /**
   * Shortens the intervals that were set while nudges were reliable or the request rate was lower.
   */
  @GuardedBy("this")
  private void limitIntervals(long now, double rate) {
    long limit = (long) (budget.boundSeconds(rate) * TimeUnit.SECONDS.toNanos(1));
    for (WatchedCustomer customer : customers.values()) {
      if (customer.allWatches(watch -> watch.state != WatchState.FAILING)) {
        customer.limitInterval(now, limit);
        schedule(customer, now);
      }
    }
  }

  /** Indexes a list, as a thousand watches may each search one transfer. */
  private static Map<String, List<TransferEntity>> byId(List<TransferEntity> transfers) {
    Map<String, List<TransferEntity>> byId = new HashMap<>();
    for (TransferEntity transfer : transfers) {
      if (!transfer.id().isEmpty()) {
        byId.putIfAbsent(key(transfer.id()), Collections.singletonList(transfer));
      }
    }
    return byId;
  }

  /** Returns whether a transfer that isn't found may be too new. */
  private boolean isInGrace(Watch watch, long now) {
    return watch.hasEmittedNothing() && now - watch.startNanos < options.notFoundGrace().toNanos();
  }

  @GuardedBy("this")
  private void handleFailure(Poll poll, Throwable failure, long now, Effects effects) {
    WatchedCustomer customer = poll.customer;
    customer.malformedInARow =
        failure instanceof MalformedResponseException ? customer.malformedInARow + 1 : 0;
    TransfersException callFailure =
        failure instanceof TransfersException ? (TransfersException) failure : null;
    Duration retryAfter = callFailure == null ? null : callFailure.retryAfter();
    Integer status = callFailure == null ? null : callFailure.status();
    if (retryAfter != null) { // A Retry-After overrides the poll interval.
      customer.notBefore = now + Math.max(options.minInterval().toNanos(), pause(retryAfter));
      customer.regularDue = customer.notBefore;
    } else if (!poll.isConfirmation) {
      customer.regularDue =
          now + customer.interval.afterFailure(rateLimiter.requestsPerSecond(now));
    }
    if (Integer.valueOf(TOO_MANY_REQUESTS).equals(status)) {
      rateLimiter.throttled(now, poll.startNanos, Math.max(MIN_PAUSE, pause(retryAfter)));
    }
    if (!isTransient(failure, customer.malformedInARow)) {
      boolean isNotFound = poll.transferId != null && Integer.valueOf(NOT_FOUND).equals(status);
      List<Watch> failed = new ArrayList<>(customer.watches);
      failed.removeIf(watch -> !poll.serves(watch) || (isNotFound && isInGrace(watch, now)));
      terminateFailed(failed, failure, effects);
      emitFailure(customer, failed, failure, now);
    }
    for (Watch watch : customer.watches) {
      if (!poll.serves(watch) && watch.state == WatchState.NEW && watch.hasDemand()) {
        customer.requestPoll(now);
      }
    }
  }

  /** Terminates the streams of one customer after a permanent failure. */
  @GuardedBy("this")
  private void terminateFailed(List<Watch> failed, Throwable failure, Effects effects) {
    for (Watch watch : failed) {
      effects.toDrain.add(watch.stream);
      if (!watch.stream.isFleet() || failure instanceof CallCanceledException) {
        removeWatch(watch, effects);
        watch.stream.terminateAfterQueue(failure);
      }
    }
  }

  /** Emits a permanent failure once to each fleet; the fleet continues. */
  @GuardedBy("this")
  private void emitFailure(
      WatchedCustomer customer, List<Watch> failed, Throwable failure, long now) {
    if (customer.allWatches(watch -> watch.stream.isFleet())) {
      long max = options.maxInterval().toNanos();
      long pause = Math.min(max, MAX_PAUSE / FAILING_INTERVALS) * FAILING_INTERVALS;
      customer.regularDue = now + Math.max(max, pause);
    }
    for (Watch watch : failed) {
      if (watch.state != WatchState.FAILING && watch.state != WatchState.DONE) {
        watch.state = WatchState.FAILING;
        watch.stream.addFailure(watch, failure, Duration.ofNanos(customer.regularDue - now));
      }
    }
  }

  private static boolean isTransient(Throwable failure, int malformedInARow) {
    if (malformedInARow > 0) {
      return malformedInARow < MAX_MALFORMED;
    }
    if (failure instanceof CallCanceledException) {
      return false; // The client was closed. (A stream that cancels a poll ignores its end.)
    }
    return !(failure instanceof TransfersException) || ((TransfersException) failure).isRetryable();
  }

  private static long pause(@Nullable Duration retryAfter) {
    if (retryAfter == null) {
      return 0;
    }
    boolean isTooLong = retryAfter.compareTo(Duration.ofNanos(MAX_PAUSE)) > 0;
    return isTooLong ? MAX_PAUSE : retryAfter.toNanos();
  }

  @GuardedBy("this")
  private PollReport report(
      Poll poll, int transfers, int updates, @Nullable Throwable failure, long now) {
    WatchedCustomer customer = poll.customer;
    boolean isWatched = customer.state != WatchedCustomer.State.REMOVED;
    long next = Math.max(customer.dueAt, rateLimiter.nextRequest());
    return ImmutablePollReport.builder()
        .customerId(customer.transfers.customerId())
        .transferId(poll.transferId)
        .took(Duration.ofNanos(now - poll.startNanos))
        .transfers(transfers)
        .updates(updates)
        .failure(failure)
        .nextPoll(isWatched ? Duration.ofNanos(Math.max(0, next - now)) : null)
        .requestsPerSecond(rateLimiter.requestsPerSecond(now))
        .build();
  }

  @GuardedBy("this")
  private void startTimer(long dueAt, long now, Effects effects) {
    if (timer != null && timer.dueAt <= dueAt && now < timer.dueAt + TIMER_LOST_AFTER) {
      return; // It fires early enough; one that is long overdue was lost.
    }
    stopTimer();
    Timer next = new Timer(dueAt);
    timer = next;
    Throwable reason = next.start(Math.max(0, dueAt - now), isTimerLost);
    isTimerLost = false;
    if (reason != null && timer == next) {
      timer = null;
      for (WatchedCustomer customer : new ArrayList<>(customers.values())) {
        for (Watch watch : new ArrayList<>(customer.watches)) {
          removeWatch(watch, effects);
          watch.stream.terminateAfterQueue(reason);
          effects.toDrain.add(watch.stream);
        }
      }
    }
  }

  @GuardedBy("this")
  private void stopTimer() {
    if (timer != null && timer.task != null) {
      isTimerLost |= now() >= timer.dueAt + TIMER_LOST_AFTER;
      timer.task.dispose();
    }
    timer = null;
  }

  private final class Timer implements Runnable {
    private final long dueAt;
    private @Nullable Disposable task;

    Timer(long dueAt) {
      this.dueAt = dueAt;
    }

    /** Starts the timer. Returns why it will never fire, or null. */
    @Nullable Throwable start(long delay, boolean checkShutdown) {
      try {
        if (checkShutdown && Emission.isShutDown(options.scheduler())) {
          return new IllegalStateException(SHUT_DOWN);
        }
        task = options.scheduler().scheduleDirect(this, delay, TimeUnit.NANOSECONDS);
      } catch (Throwable e) { // The thread start failed, or the scheduler is faulty.
        return new IllegalStateException("the scheduler of the watch failed", e);
      }
      return task.isDisposed() ? new IllegalStateException(SHUT_DOWN) : null;
    }

    @Override
    public void run() {
      synchronized (WatchEngine.this) {
        if (timer != this) {
          return; // Stopped or replaced.
        }
        timer = null; // A disposal now would interrupt this thread.
      }
      drain();
    }
  }

  /** Actions of an event that run after the lock is released. */
  private static final class Effects {
    final List<Poll> canceled = new ArrayList<>(0);
    final Set<WatchStream> toDrain = new LinkedHashSet<>();

    void run() {
      for (Poll poll : canceled) {
        poll.cancel();
      }
      for (WatchStream stream : toDrain) {
        stream.drain();
      }
    }
  }

  /** One stream's watch of one target. Guarded by the engine's lock, except the backlog. */
  static final class Watch {
    final WatchStream stream;
    final WatchTarget target;
    final long startNanos;

    /** The last emitted positions by transfer id in lower case. Changed by two methods only. */
    private Map<String, WatchPosition> lastEmitted = Collections.emptyMap();

    /** The emitted transfers that the last list omits; the next list decides. */
    Set<String> missing = Collections.emptySet();

    /** Saves positions; null if there is no store. */
    private final @Nullable Acknowledgements acknowledgements;

    /** The number of queued updates. */
    final AtomicInteger backlog = new AtomicInteger();

    WatchState state = WatchState.NEW;

    /** Whether there was demand when the poll in flight began. */
    boolean hadDemand;

    @SuppressWarnings("NullAway.Init") // Set when the stream is added.
    WatchedCustomer customer;

    Watch(WatchStream stream, WatchTarget target, long startNanos, List<WatchPosition> positions) {
      this.stream = stream;
      this.target = target;
      this.startNanos = startNanos;
      this.acknowledgements =
          target.store() == null ? null : new Acknowledgements(target.store(), stream.options());
      for (WatchPosition position : positions) {
        if (!position.isVanished()) {
          setLastEmitted(key(position.transferId()), position);
        }
      }
    }

    /** Most customers of a large fleet have one transfer, which needs no hash table. */
    private void setLastEmitted(String key, WatchPosition position) {
      int others = lastEmitted.size() - (lastEmitted.containsKey(key) ? 1 : 0);
      if (others == 0) {
        lastEmitted = Collections.singletonMap(key, position);
        return;
      }
      lastEmitted = lastEmitted.size() == 1 ? new HashMap<>(lastEmitted) : lastEmitted;
      lastEmitted.put(key, position);
    }

    private @Nullable WatchPosition removeLastEmitted(String key) {
      if (lastEmitted.size() > 1) {
        return lastEmitted.remove(key);
      }
      WatchPosition last = lastEmitted.get(key);
      lastEmitted = last == null ? lastEmitted : Collections.emptyMap();
      return last;
    }

    /** Returns whether nothing was emitted or resumed from. */
    boolean hasEmittedNothing() {
      return lastEmitted.isEmpty();
    }

    /** Returns whether the subscriber has demand and has taken all queued updates. */
    boolean hasDemand() {
      return backlog.get() == 0 && stream.hasDemand();
    }

    /** Returns whether to compare the response of the last poll: not while updates are queued. */
    boolean acceptsResponse() {
      boolean accepts = backlog.get() == 0 && (hadDemand || stream.hasDemand());
      hadDemand = false;
      return accepts;
    }

    /** Returns whether this is a watch of the given transfer only. */
    boolean isOf(String transferId) {
      return target.transferId() != null && target.includes(transferId);
    }

    /**
     * Compares a response with the last emitted positions and queues the differences. Returns the
     * number of updates.
     *
     * @param transfers the transfers of the customer, or the one of the target
     */
    int addUpdates(List<TransferEntity> transfers) {
      List<TransferUpdate> updates = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      boolean allEnded = true;
      for (TransferEntity transfer : transfers) {
        String id = transfer.id();
        if (id.isEmpty() || !target.includes(id) || !seen.add(key(id))) {
          continue;
        }
        TransferState current = TransferState.of(transfer);
        allEnded &= current.isEnded();
        WatchPosition last = lastEmitted.get(key(id));
        TransferState before = last == null ? null : last.state();
        if (before == null || !current.isSame(before)) {
          WatchPosition position = new WatchPosition(target.customerId(), id, current);
          setLastEmitted(key(id), position);
          updates.add(
              before == null
                  ? TransferUpdate.appeared(position, transfer)
                  : TransferUpdate.changed(position, transfer, before));
        }
        stream.setLastSeen(transfer);
      }
      boolean isDone = target.transferId() != null && allEnded && !seen.isEmpty();
      if (target.transferId() == null) {
        addVanished(seen, updates);
        isDone = allEnded && missing.isEmpty() && stream.completesWhenAllEnded();
      }
      state = isDone ? WatchState.DONE : WatchState.CURRENT;
      backlog.addAndGet(updates.size());
      for (TransferUpdate update : updates) {
        stream.add(
            acknowledgements == null
                ? update
                : update.acknowledgedBy(acknowledgements.register(update.position())),
            this);
      }
      return updates.size();
    }

    /** A transfer has vanished when two lists in a row omit it; one may be wrong. */
    private void addVanished(Set<String> seen, List<TransferUpdate> updates) {
      Set<String> gone = new LinkedHashSet<>(missing);
      gone.removeAll(seen);
      for (String id : gone) {
        WatchPosition last = removeLastEmitted(id);
        if (last != null) {
          WatchPosition position = new WatchPosition(target.customerId(), last.transferId(), null);
          updates.add(TransferUpdate.vanished(position, last.status()));
        }
      }
      missing = Collections.emptySet();
      if (seen.size() < lastEmitted.size()) {
        missing = new LinkedHashSet<>(lastEmitted.keySet());
        missing.removeAll(seen);
      }
    }
  }
}
