package io.github.partnertransfers.rx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.CustomerTransfers;
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
 * Polls the customers that streams watch, and tells each stream what is new to it. All of it is a
 * state machine: {@link Customer} has one state, {@link Watch} another; {@code
 * docs/architecture.md} has the tables. Events (a stream begins, ends or wants more; a nudge; the
 * timer; the end of a poll) arrive on any thread, change the states under one lock, and leave
 * {@link Effects}, which are carried out without it. Code of the application is never called here:
 * a {@link WatchStream} calls its subscriber, and {@link PollReports} the listener, on the
 * scheduler of the options.
 *
 * <p>Times are in nanoseconds since the engine was made.
 */
class WatchEngine {
  /** What becomes of a watched customer. */
  enum CustomerState {
    /** Waits until the next poll is due, or for its turn. */
    WAITING,
    /** Is due, but no subscriber wants to know anything. */
    UNWANTED,
    /** A poll is in flight. */
    POLLING,
    /** Nobody watches it any more. */
    FORGOTTEN
  }

  /** What a stream knows of one customer, or of one transfer of the customer. */
  enum WatchState {
    /** Nothing yet: the first poll is to come. */
    NEW,
    /** Nothing yet, though there was a poll: the subscriber could take no update then. */
    OWED,
    /** All that the last poll brought that it could take. */
    CURRENT,
    /** That polls of the customer fail for good; they go on, rarely. */
    FAILING,
    /** All that there is to know, or no more: its stream has ended. */
    OVER
  }

  private static final String SHUT_DOWN = "the scheduler of the watch was shut down";
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  static final long NEVER = Long.MAX_VALUE;
  private static final long NOT_YET = Long.MIN_VALUE;

  /** One answer that can't be read may be a proxy's; so many in a row are the service's. */
  private static final int MOST_MALFORMED = 3;

  /** A customer of a fleet that fails for good is asked again after so many longest intervals. */
  private static final int FAILING_INTERVALS = 10;

  /** A timer that is so late was lost: its scheduler may have been shut down. */
  private static final long LOST_AFTER = TimeUnit.SECONDS.toNanos(1);

  /** A pause that the service asks for without saying how long, or for no time at all. */
  private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  /** Whatever the service says, an hour later it is asked again. */
  private static final long LONGEST_PAUSE = TimeUnit.HOURS.toNanos(1);

  private final TransfersClient client;
  private final WatchOptions options;
  private final PollReports reports;
  private final long originNanos;

  /** By customer id in lower case. */
  @GuardedBy("this")
  private final Map<String, Customer> customers = new HashMap<>();

  @GuardedBy("this")
  private final PollQueue queue = new PollQueue();

  @GuardedBy("this")
  private final Set<Customer> unwanted = new LinkedHashSet<>();

  @GuardedBy("this")
  private final RequestBudget budget;

  /** The next number of {@link Customer#turn}. */
  @GuardedBy("this")
  private long turns;

  @GuardedBy("this")
  private @Nullable Timer timer;

  /** Whether a timer didn't ring in time. */
  @GuardedBy("this")
  private boolean isTimerLost;

  /** How many threads want {@link #look} to be done; the one that made it 1 does it for all. */
  private final AtomicInteger looks = new AtomicInteger();

  WatchEngine(TransfersClient client, WatchOptions options) {
    this.client = client;
    this.options = options;
    this.reports = new PollReports(options);
    this.budget = new RequestBudget(options.requestsPerSecond());
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

  /** Returns whether nothing is left of earlier streams. */
  synchronized boolean isIdle() {
    return customers.isEmpty() && queue.isEmpty() && unwanted.isEmpty() && timer == null;
  }

  // Events.

  /** A stream begins. Its first customer is asked out of turn, so that it hears something soon. */
  void begin(WatchStream stream, List<Watch> watches) {
    if (Emission.isShutDown(options.scheduler())) {
      stream.endAfterQueue(new IllegalStateException(SHUT_DOWN));
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
        Customer customer =
            customers.computeIfAbsent(key(id), any -> new Customer(client.customer(id), options));
        customer.watches.add(watch);
        watch.customer = customer;
        customer.sooner(now);
        if (watch == watches.get(0)) {
          customer.hurry(now);
        }
        plan(customer, now);
      }
    }
    look();
  }

  /** A stream has ended. */
  void end(WatchStream stream) {
    Effects effects = new Effects();
    synchronized (this) {
      for (Watch watch : stream.watches()) {
        leave(watch, effects);
      }
      stream.setWatches(Collections.emptyList());
      if (queue.isEmpty()) {
        stopTimer();
      }
    }
    effects.carryOut();
  }

  /** A subscriber has taken what there was, or wants more. */
  void demanded(WatchStream stream) {
    synchronized (this) {
      for (Customer customer : new ArrayList<>(unwanted)) {
        if (customer.isWanted()) {
          unwanted.remove(customer);
          customer.state = CustomerState.WAITING;
          queue.add(customer); // In the place that it had.
        }
      }
      for (Watch watch : stream.takeOwed()) {
        if (watch.state == WatchState.OWED) {
          watch.state = WatchState.NEW;
          watch.customer.sooner(now());
          plan(watch.customer, now());
        }
      }
    }
    look();
  }

  /** Something has changed, somebody says. */
  void nudge(String customerId) {
    synchronized (this) {
      Customer customer = customers.get(key(customerId));
      if (customer == null) {
        return;
      }
      customer.cadence.restart();
      customer.isNudged = true;
      plan(customer, now());
    }
    look();
  }

  /** A poll has ended: with an answer, or with a failure. */
  void ended(Poll poll, List<TransferEntity> transfers, @Nullable Throwable failure) {
    Effects effects = new Effects();
    PollReport report;
    synchronized (this) {
      Customer customer = poll.customer;
      if (customer.poll != poll) {
        return; // Nobody waits for it any more.
      }
      customer.poll = null;
      long now = now();
      int updates = 0;
      Throwable reason = failure;
      try {
        if (reason == null) {
          updates = takeAnswer(poll, transfers, now, effects);
        } else {
          takeFailure(poll, reason, now, effects);
        }
      } catch (Throwable e) { // Such as a lack of memory. Whatever it is, the polls go on.
        reason = e;
        customer.round = now + options.maxInterval().toNanos();
      }
      if (customer.state == CustomerState.POLLING) {
        customer.state = CustomerState.WAITING;
      }
      plan(customer, now);
      report = report(poll, transfers.size(), updates, reason, now);
    }
    look(); // First, so that the time of the others isn't lost.
    reports.tell(report);
    effects.carryOut();
  }

  // Transitions, under the lock.

  /** Puts a customer in line. One with a poll in flight is planned when that ends. */
  @GuardedBy("this")
  private void plan(Customer customer, long now) {
    if (customer.state == CustomerState.POLLING || customer.state == CustomerState.FORGOTTEN) {
      return;
    }
    queue.remove(customer);
    unwanted.remove(customer);
    customer.place(now, turns++);
    customer.state = CustomerState.WAITING;
    queue.add(customer);
  }

  @GuardedBy("this")
  private void leave(Watch watch, Effects effects) {
    Customer customer = watch.customer;
    customer.watches.remove(watch);
    watch.state = WatchState.OVER;
    String only = watch.target.transferId();
    if (only != null && !customer.hasWatchOf(only) && customer.toConfirm.remove(key(only))) {
      plan(customer, now()); // It may not be urgent any more.
    }
    if (customer.watches.isEmpty() && customer.state != CustomerState.FORGOTTEN) {
      customer.state = CustomerState.FORGOTTEN;
      queue.remove(customer);
      unwanted.remove(customer);
      customers.remove(key(customer.transfers.customerId()), customer);
      if (customer.poll != null) {
        effects.canceled.add(customer.poll);
      }
      customer.poll = null;
    }
  }

  /** Starts all polls that may start now, and has the timer wait for the next one. */
  private void look() {
    if (looks.getAndIncrement() != 0) {
      return; // Whoever is at it looks once more.
    }
    try {
      int done = 1;
      do {
        for (Poll poll = nextPoll(); poll != null; poll = nextPoll()) {
          poll.start();
        }
        done = looks.addAndGet(-done);
      } while (done != 0);
    } catch (Throwable e) { // Such as a lack of memory: the next event looks again.
      looks.set(0);
      throw e;
    }
  }

  /** Returns a poll to start; null if none may start now, and then the timer waits for the next. */
  private @Nullable Poll nextPoll() {
    Effects effects = new Effects();
    synchronized (this) {
      long now = now();
      for (Customer next = queue.next(now); next != null; next = queue.next(now)) {
        if (!next.isWanted()) {
          queue.remove(next);
          next.state = CustomerState.UNWANTED;
          unwanted.add(next);
        } else if (budget.readyNanos() > now) {
          break;
        } else {
          budget.take(now);
          queue.removePolled(next);
          return next.startPoll(this, now);
        }
      }
      if (queue.isEmpty()) {
        stopTimer();
      } else {
        waitUntil(Math.max(queue.firstDue(), budget.readyNanos()), now, effects);
      }
    }
    effects.carryOut();
    return null;
  }

  @GuardedBy("this")
  private int takeAnswer(Poll poll, List<TransferEntity> answer, long now, Effects effects) {
    Customer customer = poll.customer;
    customer.malformed = 0;
    customer.notBefore = NOT_YET;
    int updates = 0;
    boolean isChange = false;
    boolean isOwing = false;
    Map<String, List<TransferEntity>> byId = null;
    for (Watch watch : new ArrayList<>(customer.watches)) {
      if (!poll.serves(watch) || !watch.takesAnswer()) {
        if (watch.state == WatchState.NEW && watch.isWanting()) {
          isOwing = true;
        } else if (watch.state == WatchState.NEW) {
          watch.state = WatchState.OWED;
          watch.stream.owes(watch);
        }
        continue;
      }
      List<TransferEntity> transfers = answer;
      String only = watch.target.transferId();
      if (only != null) {
        byId = byId == null ? byId(answer) : byId;
        transfers = byId.getOrDefault(key(only), Collections.emptyList());
        if (transfers.isEmpty() && poll.transferId == null && !isInGrace(watch, now)) {
          customer.toConfirm.add(key(only));
        }
      }
      boolean isFirst = watch.state != WatchState.CURRENT;
      int taken = watch.take(transfers);
      updates += taken;
      isChange |= taken > 0 && !isFirst;
      if (!watch.missing.isEmpty()) {
        customer.hurry(now);
      }
      effects.woken.add(watch.stream);
      if (watch.state == WatchState.OVER) {
        leave(watch, effects);
        watch.stream.watchIsOver();
      }
    }
    if (!poll.isConfirmation) {
      customer.round =
          now + (isChange ? customer.cadence.afterChange() : customer.cadence.afterNoChange());
    }
    if (isOwing) {
      customer.sooner(now);
    }
    return updates;
  }

  /** So that a thousand watches of one transfer each don't all look through the whole list. */
  private static Map<String, List<TransferEntity>> byId(List<TransferEntity> transfers) {
    Map<String, List<TransferEntity>> byId = new HashMap<>();
    for (TransferEntity transfer : transfers) {
      if (!transfer.id().isEmpty()) {
        byId.putIfAbsent(key(transfer.id()), Collections.singletonList(transfer));
      }
    }
    return byId;
  }

  /** Returns whether a transfer that isn't found may still show up. */
  private boolean isInGrace(Watch watch, long now) {
    return watch.told.isEmpty() && now - watch.startNanos < options.notFoundGrace().toNanos();
  }

  @GuardedBy("this")
  private void takeFailure(Poll poll, Throwable failure, long now, Effects effects) {
    Customer customer = poll.customer;
    customer.malformed = failure instanceof MalformedResponseException ? customer.malformed + 1 : 0;
    TransfersException ofService =
        failure instanceof TransfersException ? (TransfersException) failure : null;
    Duration retryAfter = ofService == null ? null : ofService.retryAfter();
    Integer status = ofService == null ? null : ofService.status();
    if (retryAfter != null) { // The service's word counts more than the cadence.
      customer.notBefore = now + Math.max(options.minInterval().toNanos(), pause(retryAfter));
      customer.round = customer.notBefore;
    } else if (!poll.isConfirmation) {
      customer.round = now + customer.cadence.afterNoChange();
    }
    if (Integer.valueOf(TOO_MANY_REQUESTS).equals(status)) {
      budget.throttled(now, poll.startNanos, Math.max(SHORTEST_PAUSE, pause(retryAfter)));
    }
    if (!isPassing(failure, customer.malformed)) {
      boolean isNotFound = poll.transferId != null && Integer.valueOf(NOT_FOUND).equals(status);
      List<Watch> failed = new ArrayList<>(customer.watches);
      failed.removeIf(watch -> !poll.serves(watch) || (isNotFound && isInGrace(watch, now)));
      endFailed(failed, failure, effects);
      tellFailure(customer, failed, failure, now);
    }
    for (Watch watch : customer.watches) {
      if (!poll.serves(watch) && watch.state == WatchState.NEW && watch.isWanting()) {
        customer.sooner(now);
      }
    }
  }

  /** A failure that won't pass ends a stream of one customer. */
  @GuardedBy("this")
  private void endFailed(List<Watch> failed, Throwable failure, Effects effects) {
    for (Watch watch : failed) {
      effects.woken.add(watch.stream);
      if (!watch.stream.isFleet() || failure instanceof CallCanceledException) {
        leave(watch, effects);
        watch.stream.endAfterQueue(failure);
      }
    }
  }

  /** A fleet is told of it once, and goes on with its other customers. */
  @GuardedBy("this")
  private void tellFailure(Customer customer, List<Watch> failed, Throwable failure, long now) {
    if (customer.hasOnly(watch -> watch.stream.isFleet())) {
      long longest = options.maxInterval().toNanos();
      long pause = Math.min(longest, LONGEST_PAUSE / FAILING_INTERVALS) * FAILING_INTERVALS;
      customer.round = now + Math.max(longest, pause);
    }
    for (Watch watch : failed) {
      if (watch.state != WatchState.FAILING && watch.state != WatchState.OVER) {
        watch.state = WatchState.FAILING;
        watch.stream.addFailure(watch, failure, Duration.ofNanos(customer.round - now));
      }
    }
  }

  private static boolean isPassing(Throwable failure, int malformed) {
    if (malformed > 0) {
      return malformed < MOST_MALFORMED;
    }
    if (failure instanceof CallCanceledException) {
      return false; // Not by a stream, which would listen no more: the client was closed.
    }
    return !(failure instanceof TransfersException) || ((TransfersException) failure).isRetryable();
  }

  private static long pause(@Nullable Duration retryAfter) {
    if (retryAfter == null) {
      return 0;
    }
    boolean isTooLong = retryAfter.compareTo(Duration.ofNanos(LONGEST_PAUSE)) > 0;
    return isTooLong ? LONGEST_PAUSE : retryAfter.toNanos();
  }

  @GuardedBy("this")
  private PollReport report(
      Poll poll, int transfers, int updates, @Nullable Throwable failure, long now) {
    Customer customer = poll.customer;
    boolean goesOn = customer.state != CustomerState.FORGOTTEN;
    long next = Math.max(customer.due, budget.readyNanos());
    return ImmutablePollReport.builder()
        .customerId(customer.transfers.customerId())
        .transferId(poll.transferId)
        .took(Duration.ofNanos(now - poll.startNanos))
        .transfers(transfers)
        .updates(updates)
        .failure(failure)
        .nextPoll(goesOn ? Duration.ofNanos(Math.max(0, next - now)) : null)
        .requestsPerSecond(budget.perSecond(now))
        .build();
  }

  @GuardedBy("this")
  private void waitUntil(long at, long now, Effects effects) {
    if (timer != null && timer.at <= at && now < timer.at + LOST_AFTER) {
      return; // It looks again when it rings; one that is long overdue was lost.
    }
    stopTimer();
    Timer next = new Timer(at);
    timer = next;
    Throwable reason = next.start(Math.max(0, at - now), isTimerLost);
    isTimerLost = false;
    if (reason != null && timer == next) {
      timer = null;
      for (Customer customer : new ArrayList<>(customers.values())) {
        for (Watch watch : new ArrayList<>(customer.watches)) {
          leave(watch, effects);
          watch.stream.endAfterQueue(reason);
          effects.woken.add(watch.stream);
        }
      }
    }
  }

  @GuardedBy("this")
  private void stopTimer() {
    if (timer != null && timer.ring != null) {
      isTimerLost |= now() >= timer.at + LOST_AFTER;
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

    /** Returns why this will never ring, or null. */
    @Nullable Throwable start(long delay, boolean isOneLost) {
      try {
        if (isOneLost && Emission.isShutDown(options.scheduler())) {
          return new IllegalStateException(SHUT_DOWN);
        }
        ring = options.scheduler().scheduleDirect(this, delay, TimeUnit.NANOSECONDS);
      } catch (Throwable e) { // No thread could be started, or the scheduler is broken.
        return new IllegalStateException("the scheduler of the watch failed", e);
      }
      return ring.isDisposed() ? new IllegalStateException(SHUT_DOWN) : null;
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

  /** What an event leaves to be done without the lock. */
  private static final class Effects {
    final List<Poll> canceled = new ArrayList<>(0);
    final Set<WatchStream> woken = new LinkedHashSet<>();

    void carryOut() {
      for (Poll poll : canceled) {
        poll.cancel();
      }
      for (WatchStream stream : woken) {
        stream.wake();
      }
    }
  }

  /** A customer that is watched, and when to poll. Guarded by the engine's lock. */
  static final class Customer {
    final CustomerTransfers transfers;
    final Cadence cadence;
    private final long minInterval;
    final List<Watch> watches = new ArrayList<>();

    /** Transfers that a list didn't show; only a single get tells that they aren't there. */
    final Set<String> toConfirm = new LinkedHashSet<>();

    CustomerState state = CustomerState.WAITING;

    /** The poll in flight. */
    @Nullable Poll poll;

    /** When its last poll began that was no confirmation. */
    private long lastRegularPoll = NOT_YET;

    /** When its last poll began, for the queue. */
    long lastPoll = NOT_YET;

    // When it wants to be polled, and why.

    /** By its cadence. */
    long round = NEVER;

    /** Before that, since a stream waits for it. */
    private long wish = NEVER;

    /** Before that, since transfers are to be confirmed. */
    private long confirmation = NEVER;

    /** Whether somebody said that something has changed, and no poll has begun since. */
    boolean isNudged;

    /** Until when the service wants to be left alone. */
    long notBefore = NOT_YET;

    /** Whether the last poll was to confirm a transfer. */
    private boolean wasConfirmation;

    /** How many answers in a row could not be read. */
    int malformed;

    // Its place in the queue, which {@link #place} chooses.

    /** When it is polled in its turn. */
    long due;

    /** When it may be polled out of turn; {@link #NEVER} if it isn't urgent. */
    long urgent = NEVER;

    /** Tells customers apart that are due at the same time: first come, first served. */
    long turn = -1;

    Customer(CustomerTransfers transfers, WatchOptions options) {
      this.transfers = transfers;
      this.cadence = new Cadence(options);
      this.minInterval = options.minInterval().toNanos();
    }

    /** Returns when it may be polled next, unless that is a confirmation or was asked for. */
    private long soonest(long now) {
      return lastRegularPoll == NOT_YET ? now : Math.max(now, lastRegularPoll + minInterval);
    }

    /** Has it polled soon, in its turn. */
    void sooner(long now) {
      round = Math.min(round, soonest(now));
    }

    /** Has it polled soon, out of turn. */
    void hurry(long now) {
      wish = Math.min(wish, soonest(now));
    }

    /** Chooses the place in the queue, which it must not be in. */
    void place(long now, long newTurn) {
      confirmation = toConfirm.isEmpty() ? NEVER : Math.min(confirmation, now);
      if (isNudged && soonest(now) == now) {
        wish = Math.min(wish, now);
      } else if (isNudged) {
        round = Math.min(round, now); // Polled a moment ago: it is due, but not urgent.
      }
      turn = newTurn;
      urgent = Math.max(notBefore, Math.min(wish, confirmation));
      due = Math.max(notBefore, Math.min(round, urgent));
    }

    /** Returns the next poll, which is now in flight. */
    Poll startPoll(WatchEngine engine, long now) {
      boolean isListLate = wasConfirmation && Math.min(round, wish) <= now;
      boolean isConfirmation = !toConfirm.isEmpty() && !isListLate; // They alternate.
      wasConfirmation = isConfirmation;
      String transferId;
      if (isConfirmation) {
        transferId = toConfirm.iterator().next();
        toConfirm.remove(transferId);
        confirmation = NEVER;
        // It had its turn: what is overdue must not give it the next one, too.
        round = Math.max(round, now);
        wish = Math.max(wish, now);
      } else {
        transferId = onlyTransfer();
        lastRegularPoll = now;
        wish = NEVER;
        isNudged = false;
      }
      for (Watch watch : watches) {
        watch.isExpecting = watch.isWanting();
      }
      lastPoll = now;
      poll = new Poll(engine, this, transferId, isConfirmation, now);
      state = CustomerState.POLLING;
      return poll;
    }

    /** Returns whether a subscriber wants to know something now. */
    boolean isWanted() {
      return !hasOnly(watch -> !watch.isWanting());
    }

    /** Returns whether there is a watch of this one transfer. */
    boolean hasWatchOf(String transferId) {
      return !hasOnly(watch -> !watch.isOf(transferId));
    }

    /** Returns the transfer that all watches are of, or null if a list is needed. */
    private @Nullable String onlyTransfer() {
      String only = watches.get(0).target.transferId();
      return only != null && hasOnly(watch -> watch.isOf(only)) ? only : null;
    }

    boolean hasOnly(Condition condition) {
      for (Watch watch : watches) {
        if (!condition.holds(watch)) {
          return false;
        }
      }
      return true;
    }
  }

  private interface Condition {
    boolean holds(Watch watch);
  }

  /** One stream's view of one target. Guarded by the engine's lock, but for the backlog. */
  static final class Watch {
    final WatchStream stream;
    final WatchTarget target;
    final long startNanos;

    /** What the stream was told, by transfer id in lower case. */
    final Map<String, WatchPosition> told = new HashMap<>(1);

    /** Of what was told, what the last list didn't show: the next one decides. */
    Set<String> missing = Collections.emptySet();

    /** Saves positions; null if there is no store. */
    private final @Nullable Acknowledgements acknowledgements;

    /** How many updates wait for the subscriber to take them. */
    final AtomicInteger backlog = new AtomicInteger();

    WatchState state = WatchState.NEW;

    /** Whether it wanted to know something when the poll in flight began. */
    boolean isExpecting;

    @SuppressWarnings("NullAway.Init") // Set when the stream begins.
    Customer customer;

    Watch(WatchStream stream, WatchTarget target, long startNanos, List<WatchPosition> positions) {
      this.stream = stream;
      this.target = target;
      this.startNanos = startNanos;
      this.acknowledgements =
          target.store() == null ? null : new Acknowledgements(target.store(), stream.options());
      for (WatchPosition position : positions) {
        if (!position.isVanished()) {
          told.put(key(position.transferId()), position);
        }
      }
    }

    /** Returns whether a poll would be of use to the subscriber now. */
    boolean isWanting() {
      return backlog.get() == 0 && stream.hasDemand();
    }

    /**
     * Returns whether to take the answer of the poll that began last: not while the subscriber has
     * yet to take the last one.
     */
    boolean takesAnswer() {
      boolean takes = backlog.get() == 0 && (isExpecting || stream.hasDemand());
      isExpecting = false;
      return takes;
    }

    /** Returns whether this is a watch of this one transfer. */
    boolean isOf(String transferId) {
      return target.transferId() != null && target.concerns(transferId);
    }

    /**
     * Takes an answer and queues what is new. Returns how many updates that is.
     *
     * @param transfers the customer's transfers, or that of the target alone
     */
    int take(List<TransferEntity> transfers) {
      List<TransferUpdate> updates = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      boolean allEnded = true;
      for (TransferEntity transfer : transfers) {
        String id = transfer.id();
        if (id.isEmpty() || !target.concerns(id) || !seen.add(key(id))) {
          continue;
        }
        TransferState current = TransferState.of(transfer);
        allEnded &= current.isEnded();
        WatchPosition last = told.get(key(id));
        TransferState before = last == null ? null : last.state();
        if (before == null || !current.isSame(before)) {
          WatchPosition position = new WatchPosition(target.customerId(), id, current);
          told.put(key(id), position);
          updates.add(
              before == null
                  ? TransferUpdate.appeared(position, transfer)
                  : TransferUpdate.changed(position, transfer, before));
        }
        stream.saw(transfer);
      }
      boolean isOver = target.transferId() != null && allEnded && !seen.isEmpty();
      if (target.transferId() == null) {
        addVanished(seen, updates);
        isOver = allEnded && missing.isEmpty() && stream.completesWhenAllEnded();
      }
      state = isOver ? WatchState.OVER : WatchState.CURRENT;
      backlog.addAndGet(updates.size());
      for (TransferUpdate update : updates) {
        stream.add(
            acknowledgements == null
                ? update
                : update.acknowledgedBy(acknowledgements.expect(update.position())),
            this);
      }
      return updates.size();
    }

    /** One list without a transfer may be a mistake of the service: two in a row tell. */
    private void addVanished(Set<String> seen, List<TransferUpdate> updates) {
      Set<String> gone = new LinkedHashSet<>(missing);
      gone.removeAll(seen);
      for (String id : gone) {
        WatchPosition last = told.remove(id);
        if (last != null) {
          WatchPosition position = new WatchPosition(target.customerId(), last.transferId(), null);
          updates.add(TransferUpdate.vanished(position, last.status()));
        }
      }
      missing = Collections.emptySet();
      if (seen.size() < told.size()) {
        missing = new LinkedHashSet<>(told.keySet());
        missing.removeAll(seen);
      }
    }
  }
}
