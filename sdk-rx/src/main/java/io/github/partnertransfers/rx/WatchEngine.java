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
final class WatchEngine {
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
    /** All that there is to know. */
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

  @GuardedBy("this")
  private long turns;

  @GuardedBy("this")
  private @Nullable Timer timer;

  /** Whether a timer didn't ring in time: its scheduler may have been shut down. */
  @GuardedBy("this")
  private boolean isTimerLost;

  /** How often a look at what is due was asked for since one began. */
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
      stream.fail(new IllegalStateException(SHUT_DOWN));
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
            customers.computeIfAbsent(
                key(id), any -> new Customer(client.customer(id), options, turns++));
        customer.watches.add(watch);
        watch.customer = customer;
        customer.round = Math.min(customer.round, customer.soonest(now));
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
      if (!unwanted.isEmpty()) {
        for (Customer customer : new ArrayList<>(unwanted)) {
          if (customer.isWanted()) {
            unwanted.remove(customer);
            customer.state = CustomerState.WAITING;
            queue.add(customer); // In the place that it had.
          }
        }
      }
      for (Watch watch : stream.takeOwed()) {
        if (watch.state == WatchState.OWED) {
          watch.state = WatchState.NEW;
          sooner(watch.customer, now());
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

  void answered(Poll poll, List<TransferEntity> transfers) {
    ended(poll, transfers, null);
  }

  void failed(Poll poll, Throwable failure) {
    ended(poll, Collections.emptyList(), failure);
  }

  private void ended(Poll poll, List<TransferEntity> transfers, @Nullable Throwable failure) {
    Effects effects = new Effects();
    PollReport report;
    synchronized (this) {
      Customer customer = poll.customer;
      if (customer.poll != poll) {
        return; // Nobody waits for it any more.
      }
      long now = now();
      int updates = 0;
      Throwable reason = failure;
      try {
        if (reason == null) {
          updates = answered(customer, poll, transfers, now, effects);
        } else {
          failed(customer, poll, reason, now, effects);
        }
      } catch (Throwable e) { // Such as a lack of memory. Whatever it is, the polls go on.
        reason = e;
        customer.round = now + options.maxInterval().toNanos();
      }
      customer.poll = null;
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

  /** Plans a poll before the next round, unless that comes sooner anyway. */
  @GuardedBy("this")
  private void sooner(Customer customer, long now) {
    long soonest = customer.soonest(now);
    if (soonest < customer.round) {
      customer.round = soonest;
      plan(customer, now);
    }
  }

  @GuardedBy("this")
  private void leave(Watch watch, Effects effects) {
    Customer customer = watch.customer;
    customer.watches.remove(watch);
    watch.state = WatchState.OVER;
    String only = watch.target.transferId();
    if (only != null && !customer.isWatchedAlone(only)) {
      customer.toConfirm.remove(key(only));
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
    boolean isNormal = false;
    try {
      int done = 1;
      do {
        for (Poll poll = next(); poll != null; poll = next()) {
          poll.start();
        }
        done = looks.addAndGet(-done);
      } while (done != 0);
      isNormal = true;
    } finally {
      if (!isNormal) { // Such as a lack of memory: the next event looks again.
        looks.set(0);
      }
    }
  }

  private @Nullable Poll next() {
    Effects effects = new Effects();
    Poll poll = null;
    synchronized (this) {
      long now = now();
      for (Customer next = queue.next(now); next != null && poll == null; next = queue.next(now)) {
        if (!next.isWanted()) {
          queue.remove(next);
          next.state = CustomerState.UNWANTED;
          unwanted.add(next);
        } else if (budget.readyNanos() > now) {
          break;
        } else {
          budget.take(now);
          queue.polled(next);
          poll = next.begin(this, now);
        }
      }
      if (queue.isEmpty()) {
        stopTimer();
      } else if (poll == null) {
        waitUntil(Math.max(queue.firstDue(), budget.readyNanos()), now, effects);
      }
    }
    effects.carryOut();
    return poll;
  }

  @GuardedBy("this")
  private int answered(
      Customer customer, Poll poll, List<TransferEntity> answer, long now, Effects effects) {
    customer.malformed = 0;
    customer.notBefore = NOT_YET;
    int updates = 0;
    boolean isChange = false;
    boolean isOwing = false;
    Map<String, List<TransferEntity>> byId = null;
    for (Watch watch : new ArrayList<>(customer.watches)) {
      boolean isServed = customer.serves(poll, watch);
      if (!isServed || !watch.canTake()) {
        isOwing |= watch.state == WatchState.NEW && watch.isWanting();
        if (watch.state == WatchState.NEW && !watch.isWanting()) {
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
      boolean isFirst = watch.state == WatchState.NEW;
      int told = watch.take(transfers);
      updates += told;
      isChange |= told > 0 && !isFirst;
      if (!watch.missing.isEmpty()) {
        customer.hurry(now);
      }
      effects.woken.add(watch.stream);
      if (watch.state == WatchState.OVER) {
        leave(watch, effects);
        watch.stream.watchEnded();
      }
    }
    if (!poll.isConfirmation) {
      customer.round =
          now + (isChange ? customer.cadence.afterChange() : customer.cadence.afterNoChange());
    }
    if (isOwing) {
      customer.round = Math.min(customer.round, customer.soonest(now));
    }
    return updates;
  }

  /** So that a thousand watches of one transfer each don't all look through the whole list. */
  private static Map<String, List<TransferEntity>> byId(List<TransferEntity> transfers) {
    Map<String, List<TransferEntity>> byId = new HashMap<>();
    for (TransferEntity transfer : transfers) {
      if (transfer.id() != null) {
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
  private void failed(Customer customer, Poll poll, Throwable failure, long now, Effects effects) {
    boolean isMalformed = failure instanceof MalformedResponseException;
    customer.malformed = isMalformed ? customer.malformed + 1 : 0;
    boolean isPassing = isPassing(failure, customer.malformed);
    Duration retryAfter = null;
    Integer status = null;
    if (failure instanceof TransfersException) {
      retryAfter = ((TransfersException) failure).retryAfter();
      status = ((TransfersException) failure).status();
    }
    if (retryAfter != null) {
      customer.notBefore = now + Math.max(options.minInterval().toNanos(), pause(retryAfter));
      customer.round = customer.notBefore;
    } else if (!poll.isConfirmation) {
      customer.round = now + customer.cadence.afterNoChange();
    }
    if (Integer.valueOf(TOO_MANY_REQUESTS).equals(status)) {
      budget.throttled(now, poll.startNanos, Math.max(SHORTEST_PAUSE, pause(retryAfter)));
    }
    if (!isPassing) {
      boolean isNotFound = poll.transferId != null && Integer.valueOf(NOT_FOUND).equals(status);
      for (Watch watch : new ArrayList<>(customer.watches)) {
        if (customer.serves(poll, watch) && !(isNotFound && isInGrace(watch, now))) {
          failed(customer, watch, failure, now, effects);
        }
      }
    }
    for (Watch watch : customer.watches) {
      if (!customer.serves(poll, watch) && watch.state == WatchState.NEW && watch.isWanting()) {
        customer.round = Math.min(customer.round, customer.soonest(now));
      }
    }
  }

  /** A failure that won't pass ends a stream of one customer; a fleet goes on without it. */
  @GuardedBy("this")
  private void failed(
      Customer customer, Watch watch, Throwable failure, long now, Effects effects) {
    effects.woken.add(watch.stream);
    if (!watch.stream.survivesCustomers() || failure instanceof CallCanceledException) {
      leave(watch, effects);
      watch.stream.fail(failure);
      return;
    }
    long longest = options.maxInterval().toNanos();
    long pause = longest > LONGEST_PAUSE ? longest : FAILING_INTERVALS * longest;
    if (customer.watches.stream().allMatch(each -> each.stream.survivesCustomers())) {
      customer.round = now + pause;
    }
    if (watch.state != WatchState.FAILING) {
      watch.state = WatchState.FAILING;
      watch.stream.addFailure(watch, failure, Duration.ofNanos(customer.round - now));
    }
  }

  private static boolean isPassing(Throwable failure, int malformed) {
    if (failure instanceof MalformedResponseException) {
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
    return ImmutablePollReport.builder()
        .customerId(customer.transfers.customerId())
        .transferId(poll.transferId)
        .took(Duration.ofNanos(now - poll.startNanos))
        .transfers(transfers)
        .updates(updates)
        .failure(failure)
        .nextPoll(goesOn ? Duration.ofNanos(Math.max(0, customer.due - now)) : null)
        .requestsPerSecond(budget.perSecond(now))
        .build();
  }

  @GuardedBy("this")
  private void waitUntil(long at, long now, Effects effects) {
    if (timer != null && timer.at <= at && now < timer.at + SHORTEST_PAUSE) {
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
          watch.stream.fail(reason);
          effects.woken.add(watch.stream);
        }
      }
    }
  }

  @GuardedBy("this")
  private void stopTimer() {
    if (timer != null && timer.ring != null) {
      isTimerLost |= now() >= timer.at + SHORTEST_PAUSE;
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

    private long lastStart = NOT_YET;

    /** When it was polled last, for whatever. */
    long lastPoll = NOT_YET;

    /** When it is to be polled by its cadence. */
    long round = NEVER;

    /** When it is to be polled before that, since a stream waits for it. */
    private long wish = NEVER;

    /** Since when transfers are to be confirmed. */
    private long confirmation = NEVER;

    /** Whether the last poll was to confirm a transfer. */
    private boolean wasConfirmation;

    boolean isNudged;

    /** Until when the service wants to be left alone. */
    long notBefore = NOT_YET;

    int malformed;

    // Its place in the queue.

    /** When it is polled in its turn. */
    long due;

    /** When it may be polled out of turn; {@link #NEVER} if it isn't urgent. */
    long urgent = NEVER;

    /** Tells customers apart that are due at the same time: first come, first served. */
    long turn;

    Customer(CustomerTransfers transfers, WatchOptions options, long turn) {
      this.turn = turn;
      this.transfers = transfers;
      this.cadence = new Cadence(options);
      this.minInterval = options.minInterval().toNanos();
    }

    /** Returns when it may be polled again at the earliest. */
    long soonest(long now) {
      return lastStart == NOT_YET ? now : Math.max(now, lastStart + minInterval);
    }

    void hurry(long now) {
      wish = Math.min(wish, soonest(now));
    }

    /** Chooses the place in the queue, which it must not be in. */
    void place(long now, long newTurn) {
      if (!toConfirm.isEmpty()) {
        confirmation = Math.min(confirmation, now);
      }
      if (isNudged && soonest(now) == now) {
        wish = Math.min(wish, now);
      } else if (isNudged) {
        round = Math.min(round, now); // Its turn comes, but not before that of others once more.
      }
      turn = newTurn;
      urgent = Math.min(wish, confirmation);
      due = Math.max(notBefore, Math.min(round, urgent));
      urgent = urgent == NEVER ? NEVER : Math.max(notBefore, urgent);
    }

    /** Returns whether a subscriber wants to know something now. */
    boolean isWanted() {
      for (Watch watch : watches) {
        if (watch.isWanting()) {
          return true;
        }
      }
      return false;
    }

    /** Returns the next poll, which is now in flight. */
    Poll begin(WatchEngine engine, long now) {
      boolean isListLate = wasConfirmation && Math.min(round, wish) <= now;
      boolean isConfirmation = !toConfirm.isEmpty() && !isListLate; // In turn, if both are due.
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
        lastStart = now;
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

    /** Returns the transfer that all watches are of, or null if a list is needed. */
    private @Nullable String onlyTransfer() {
      String only = watches.get(0).target.transferId();
      for (Watch watch : watches) {
        if (only == null || watch.target.transferId() == null || !watch.target.concerns(only)) {
          return null;
        }
      }
      return only;
    }

    /** Returns whether a poll's answer tells a watch all that it wants to know. */
    boolean serves(Poll served, Watch watch) {
      return served.transferId == null
          || (watch.target.transferId() != null && watch.target.concerns(served.transferId));
    }

    /** Returns whether a watch is of this one transfer. */
    boolean isWatchedAlone(String transferId) {
      for (Watch watch : watches) {
        if (watch.target.transferId() != null && watch.target.concerns(transferId)) {
          return true;
        }
      }
      return false;
    }
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

    /** Returns whether to take an answer: not while the last one still has to be taken. */
    boolean canTake() {
      boolean can = backlog.get() == 0 && (isExpecting || stream.hasDemand());
      isExpecting = false;
      return can;
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
        if (id == null || !target.concerns(id) || !seen.add(key(id))) {
          continue;
        }
        TransferState now = TransferState.of(transfer);
        allEnded &= now.isEnded();
        WatchPosition last = told.get(key(id));
        TransferState before = last == null ? null : last.state();
        if (before == null || !now.isSame(before)) {
          WatchPosition position = new WatchPosition(target.customerId(), id, now);
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
