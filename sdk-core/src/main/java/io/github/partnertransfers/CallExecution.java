package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.AttemptOutcome.Kind;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One execution of a call, as a state machine. Blocking and asynchronous executions differ in the
 * executor that their attempts run on, and in how the end is delivered, and in nothing else.
 *
 * <p>{@code docs/architecture.md} has the table of transitions. Events arrive on any thread; a
 * transition happens under the lock and decides what follows, which is then done without the lock.
 * The {@link Watchdog} looks at every state, so that no execution outlives its deadline.
 */
final class CallExecution<T> implements CallHandle, TokenCache.Waiter, Watchdog.Watched {
  enum State {
    /** Waits for a token: the cached one or that of a login. */
    AWAITING_TOKEN,
    /** An attempt waits for its thread or is in flight. */
    SENDING,
    /** Waits until the next attempt. */
    BACKING_OFF,
    /** Its end is decided and has to be delivered. */
    ENDED,
    /** Its end was delivered. */
    DELIVERED
  }

  /** By how much a delay may be late before the watchdog ends it. */
  private static final long GRACE_NANOS = 25_000_000;

  /** So many connections are idle in OkHttp's pool by default. */
  private static final int MAX_IDLE_REPETITIONS = 5;

  private final TransferCall<T> call;
  private final CallInfo info;
  private final CallFactory calls;
  private final Executor executor;
  private final CallCompletion<T> completion;
  private final long start;
  private final long deadline;

  /** Null until there is an attempt that anyone wants to know of. */
  @GuardedBy("this")
  private @Nullable AttemptHistory history;

  @GuardedBy("this")
  private State state = State.AWAITING_TOKEN;

  /** How often the request was repeated since its connection had been closed while idle. */
  @GuardedBy("this")
  private int idleRepetitions;

  @GuardedBy("this")
  private boolean tokenRenewed;

  /** Whether the retry budget has paid for an attempt that is not made yet. */
  @GuardedBy("this")
  private boolean retryReserved;

  @GuardedBy("this")
  private @Nullable AccessToken token;

  /** The exchange in flight. */
  @GuardedBy("this")
  private @Nullable Exchange exchange;

  @GuardedBy("this")
  private @Nullable Future<?> delay;

  /** How long the call waits before the next attempt, or waited before the current one. */
  @GuardedBy("this")
  private long delayNanos;

  /** When the delay ends, by the client's ticker. */
  @GuardedBy("this")
  private long delayEnd;

  /** When the current attempt began, by the client's ticker. */
  @GuardedBy("this")
  private long attemptStart;

  /** When the current attempt has to end, in real time. */
  @GuardedBy("this")
  private long attemptTimeout;

  @GuardedBy("this")
  private @Nullable T result;

  @GuardedBy("this")
  private @Nullable AttemptOutcome failure;

  /** What the message of the failure says besides. */
  @GuardedBy("this")
  private String remark = "";

  CallExecution(TransferCall<T> call, Executor executor, CallCompletion<T> completion) {
    this.call = call;
    this.calls = call.calls;
    this.info = CallInfo.of(call);
    this.start = calls.ticker.nanoTime();
    this.executor = executor;
    this.completion = completion;
    this.deadline = start + calls.deadlineNanos(call.options());
  }

  /** Begins. The execution ends whatever happens here. */
  void start() {
    calls.events.callStarted(info);
    try {
      calls.threads.watchdog.add(this);
    } catch (Throwable e) { // Without a watchdog nothing would end it in time.
      end(calls.threads.isClosed() ? Kind.CANCELED : Kind.UNAVAILABLE, e);
      return;
    }
    if (calls.threads.isClosed()) {
      cancel();
    } else {
      awaitToken();
    }
  }

  private void awaitToken() {
    AccessToken current = calls.tokens.current();
    if (current != null) {
      sendWith(current);
    } else {
      calls.tokens.get(this);
      if (hasEnded()) { // Before it waited, so nothing else makes the login forget it.
        calls.tokens.remove(this);
      }
    }
  }

  @Override
  public void tokenReady(AccessToken newToken) {
    isolate(() -> sendWith(newToken));
  }

  /** Runs a step from a thread that others depend on. Without a thread for it the attempt fails. */
  private void isolate(Runnable step) {
    try {
      calls.threads.isolate(step);
    } catch (Throwable e) {
      tokenFailed(e);
    }
  }

  @Override
  public void tokenFailed(Throwable loginFailure) {
    Effects effects;
    synchronized (this) {
      if (state != State.AWAITING_TOKEN) {
        return;
      }
      attemptStart = calls.ticker.nanoTime();
      effects = follow(AttemptOutcome.loginFailed(loginFailure), null, true);
    }
    // Others wait for the same login: what follows, a listener for instance, must not keep them.
    if (!ForeignCode.succeeds(() -> calls.threads.isolate(() -> performOnExecutor(effects)))) {
      perform(effects); // There is no thread for it.
    }
  }

  private void performOnExecutor(Effects effects) {
    if (!ForeignCode.succeeds(() -> executor.execute(() -> perform(effects)))) {
      perform(effects);
    }
  }

  private void sendWith(AccessToken newToken) {
    synchronized (this) {
      if (state != State.AWAITING_TOKEN) {
        return;
      }
      if (remainingNanos() > 0) {
        state = State.SENDING;
        token = newToken;
        attemptStart = calls.ticker.nanoTime();
        attemptTimeout = System.nanoTime() + calls.attemptTimeoutNanos;
      }
    }
    if (isDue()) {
      act();
      return;
    }
    try {
      executor.execute(() -> send(newToken));
    } catch (Throwable e) { // No thread could be started, or the client was closed.
      attemptEnded(null, AttemptOutcome.failed(e, null), null);
    }
  }

  /** Makes an attempt on this thread. */
  private void send(AccessToken used) {
    if (isDue()) {
      act(); // Its time is over: nothing may be sent any more.
    } else if (calls.threads.isClosed()) {
      cancel(); // The thread is free because close() canceled another call.
    }
    Call<T> request;
    Exchange begun;
    try {
      request = calls.request(call, info, used);
      begun = calls.transport.record(request.request(), request);
    } catch (Throwable e) { // The body can't be written, or there is no memory.
      attemptEnded(null, AttemptOutcome.failed(e, null), null);
      return;
    }
    int number = calls.events.isEmpty() ? 0 : attemptNumber();
    calls.events.attemptStarted(info, number);
    boolean begins;
    synchronized (this) {
      begins = state == State.SENDING && exchange == null && token == used;
      retryReserved &= !begins;
      exchange = begins ? begun : exchange;
    }
    if (begins) {
      execute(request, begun);
    } else { // Ended while it waited for this thread.
      calls.transport.forget(request.request());
      if (!calls.events.isEmpty()) {
        AttemptOutcome canceled = AttemptOutcome.givenUp(Kind.CANCELED, "canceled", null, null);
        calls.events.attemptEnded(new Attempt(number, info, 0, 0, canceled));
      }
    }
  }

  private synchronized int attemptNumber() {
    return history == null ? 1 : history.size() + 1;
  }

  private void execute(Call<T> request, Exchange begun) {
    AttemptOutcome outcome;
    T value = null;
    try {
      Response<T> response = request.execute();
      outcome = AttemptOutcome.of(call.operation, response, begun);
      value = outcome.kind == Kind.SUCCESS ? call.operation.result(response, begun) : null;
    } catch (Throwable e) { // Interceptors, converters and memory may fail in any way.
      if (Thread.currentThread().isInterrupted()) {
        end(Kind.CANCELED, new InterruptedException().initCause(e));
        return;
      }
      outcome = AttemptOutcome.failed(e, begun);
    } finally {
      calls.transport.forget(request.request());
    }
    attemptEnded(begun, outcome, value);
  }

  /** An attempt ended; without an exchange it didn't get that far. */
  private void attemptEnded(@Nullable Exchange ended, AttemptOutcome outcome, @Nullable T value) {
    Effects effects;
    synchronized (this) {
      if (state != State.SENDING || exchange != ended) {
        return; // It was given up: what it brings comes too late.
      }
      exchange = null;
      effects = follow(outcome, value, true);
    }
    perform(effects);
  }

  /** Decides what follows; the only place that does. */
  @GuardedBy("this")
  private Effects follow(AttemptOutcome outcome, @Nullable T value, boolean isAttempt) {
    Attempt attempt = isAttempt ? record(outcome) : null;
    if (retryReserved && !isAttempt) {
      calls.retries.budget.refund();
    }
    retryReserved = false;
    Exchange ended = exchange;
    Future<?> endedDelay = delay;
    exchange = null;
    delay = null;
    switch (outcome.kind) {
      case SUCCESS:
        calls.retries.budget.succeeded(history != null && history.hasFailures());
        result = value;
        state = State.ENDED;
        break;
      case TOKEN_REFUSED:
        if (tokenRenewed || token == null) {
          fail(outcome);
        } else {
          tokenRenewed = true;
          calls.tokens.invalidate(token, outcome.claims);
          tryAgain(outcome, 0);
        }
        break;
      case CLOSED_WHILE_IDLE:
        if (idleRepetitions < MAX_IDLE_REPETITIONS) {
          idleRepetitions++;
          tryAgain(outcome, 0);
        } else {
          retry(outcome);
        }
        break;
      case RETRYABLE:
        retry(outcome);
        break;
      default:
        fail(outcome);
    }
    boolean isTold = state == State.ENDED && !calls.events.isEmpty();
    return Effects.of(ended, endedDelay, attempt, isTold ? this : null);
  }

  @GuardedBy("this")
  private @Nullable Attempt record(AttemptOutcome outcome) {
    if (call.operation.write) {
      call.writeState.attemptEnded(outcome);
    }
    if (outcome.kind == Kind.SUCCESS && calls.events.isEmpty()) {
      return null;
    }
    long nanos = outcome.login ? 0 : calls.ticker.nanoTime() - attemptStart;
    return history().add(outcome, delayNanos, nanos);
  }

  @GuardedBy("this")
  private AttemptHistory history() {
    AttemptHistory current = history == null ? new AttemptHistory(info) : history;
    history = current;
    return current;
  }

  @GuardedBy("this")
  private void retry(AttemptOutcome outcome) {
    int counted = history().size() - idleRepetitions - (tokenRenewed ? 1 : 0);
    RetryDelays.Decision decision =
        calls.retries.next(
            counted, call.options().maxAttempts(), outcome.response.retryAfter, remainingNanos());
    if (decision.refusal != null) {
      remark = decision.refusal;
      fail(outcome);
    } else {
      retryReserved = true;
      tryAgain(outcome, decision.delayNanos);
    }
  }

  @GuardedBy("this")
  private void tryAgain(AttemptOutcome outcome, long nanos) {
    history().failed(outcome);
    delayNanos = nanos;
    delayEnd = calls.ticker.nanoTime() + nanos;
    state = nanos == 0 ? State.AWAITING_TOKEN : State.BACKING_OFF;
  }

  @GuardedBy("this")
  private void fail(AttemptOutcome outcome) {
    failure = outcome;
    state = State.ENDED;
  }

  private void perform(Effects effects) {
    effects.carryOut(calls);
    State now;
    long nanos;
    synchronized (this) {
      now = state;
      nanos = delayNanos;
    }
    if (now == State.AWAITING_TOKEN) {
      awaitToken();
    } else if (now == State.BACKING_OFF) {
      backOff(nanos);
    } else if (now == State.ENDED) {
      handOver();
    }
  }

  private void backOff(long nanos) {
    Future<?> scheduled = calls.threads.schedule(this::delayEnded, nanos);
    synchronized (this) {
      if (state == State.BACKING_OFF) {
        delay = scheduled;
        return;
      }
    }
    calls.threads.cancel(scheduled);
  }

  private void delayEnded() {
    synchronized (this) {
      if (state != State.BACKING_OFF) {
        return;
      }
      state = State.AWAITING_TOKEN;
      delay = null;
    }
    isolate(this::awaitToken);
  }

  /** Returns whether something has to end or to go on that nothing else sees to. */
  @Override
  public synchronized boolean isDue() {
    if (hasEnded()) {
      return state == State.ENDED;
    }
    return remainingNanos() <= 0
        || (state == State.SENDING && (isAttemptLate() || isInterrupted()))
        || (state == State.BACKING_OFF && calls.ticker.nanoTime() - delayEnd > GRACE_NANOS);
  }

  /** Does what is due. */
  @Override
  public void act() {
    Effects effects;
    synchronized (this) {
      if (!isDue()) {
        return;
      }
      if (state == State.ENDED) {
        effects = Effects.of(null, null, null, null);
      } else if (remainingNanos() <= 0) {
        effects = giveUp(Kind.DEADLINE_PASSED, "exceeded its deadline", null);
      } else if (state == State.BACKING_OFF) {
        effects = Effects.of(null, delay, null, null);
        delay = null;
        state = State.AWAITING_TOKEN;
      } else if (isAttemptLate()) {
        effects =
            follow(AttemptOutcome.givenUp(Kind.RETRYABLE, "timed out", exchange, null), null, true);
      } else {
        effects = giveUp(Kind.CANCELED, "canceled", new InterruptedException());
      }
    }
    perform(effects);
  }

  @GuardedBy("this")
  private boolean isAttemptLate() {
    return System.nanoTime() - attemptTimeout > 0;
  }

  /** Returns whether the thread of a blocking execution was interrupted in the attempt. */
  @GuardedBy("this")
  private boolean isInterrupted() {
    return exchange != null && exchange.thread.isInterrupted();
  }

  private long remainingNanos() {
    return deadline - calls.ticker.nanoTime();
  }

  @Override
  public void cancel() {
    end(Kind.CANCELED, null);
  }

  /** Ends the execution, if it hasn't ended, whatever it does now. */
  void end(Kind kind, @Nullable Throwable cause) {
    Effects effects;
    synchronized (this) {
      if (hasEnded()) {
        return;
      }
      effects = giveUp(kind, kind == Kind.CANCELED ? canceled() : String.valueOf(cause), cause);
    }
    perform(effects);
  }

  private String canceled() {
    return calls.threads.isClosed() ? "canceled: the client was closed" : "canceled";
  }

  @GuardedBy("this")
  private Effects giveUp(Kind kind, String problem, @Nullable Throwable cause) {
    boolean isAttempt = exchange != null;
    return follow(AttemptOutcome.givenUp(kind, problem, exchange, cause), null, isAttempt);
  }

  private void handOver() {
    calls.tokens.remove(this);
    if (completion.handOver(this)) {
      calls.threads.watchdog.remove(this);
    }
  }

  /** Returns whether the caller is the first to take the end. */
  boolean deliver() {
    synchronized (this) {
      if (state != State.ENDED) {
        return false;
      }
      state = State.DELIVERED;
    }
    // An interrupted thread takes the end before another thread, which ended it, hands it over.
    calls.tokens.remove(this);
    calls.threads.watchdog.remove(this);
    return true;
  }

  /** Passes the end on to the listeners. */
  void emitEnd() {
    calls.events.callEnded(info, calls.ticker.nanoTime() - start, exception());
  }

  private synchronized boolean hasEnded() {
    return state == State.ENDED || state == State.DELIVERED;
  }

  synchronized @Nullable T result() {
    return result;
  }

  /**
   * Returns the exception that the execution ends with, or null if it succeeded. Made where it is
   * thrown, so that its stack trace shows the caller.
   */
  synchronized @Nullable TransfersException exception() {
    AttemptOutcome outcome = failure;
    if (outcome == null) {
      return null;
    }
    return history().toException(outcome, remark, call.writeState.isUnknown());
  }
}
