package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.AttemptOutcome.Kind;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One execution of a call, as a state machine. Blocking and asynchronous executions differ only in
 * the executor of their attempts and in the delivery of the result.
 *
 * <p>{@code docs/architecture.md} has the table of transitions. Events arrive on any thread. A
 * transition happens under the lock and returns {@link Effects}, which run without the lock. The
 * {@link Watchdog} checks every state, so no execution outlives its deadline.
 */
final class CallExecution<T> implements CallHandle, TokenCache.Waiter, Watchdog.Watched {
  enum State {
    /** Waits for a token. */
    AWAITING_TOKEN,
    /** An attempt waits for its thread or is in flight. */
    SENDING,
    /** Waits for the delay before the next attempt. */
    BACKING_OFF,
    /** Has a result, which is not delivered yet. */
    ENDED,
    /** The result was delivered. */
    DELIVERED
  }

  /** How late a delay can be before the watchdog ends it. */
  private static final long GRACE_NANOS = 25_000_000;

  /** The default maximum of idle connections in OkHttp's pool. */
  private static final int MAX_IDLE_REPETITIONS = 5;

  private final TransferCall<T> call;
  private final CallInfo info;
  private final CallFactory calls;
  private final Executor executor;
  private final CallCompletion<T> completion;
  private final long start;
  private final long deadline;

  /** Set by {@link #start}, before another thread can use this object. */
  private CapturedContext context = CapturedContext.NONE;

  /** Null until an attempt has to be recorded. */
  @GuardedBy("this")
  private @Nullable AttemptHistory history;

  @GuardedBy("this")
  private State state = State.AWAITING_TOKEN;

  /** The number of repetitions after a connection was closed while idle. */
  @GuardedBy("this")
  private int idleRepetitions;

  @GuardedBy("this")
  private boolean tokenRenewed;

  /** Whether a retry is taken from the budget and not sent yet. */
  @GuardedBy("this")
  private boolean retryReserved;

  @GuardedBy("this")
  private @Nullable AccessToken token;

  /** The exchange in flight. */
  @GuardedBy("this")
  private @Nullable Exchange exchange;

  @GuardedBy("this")
  private @Nullable Future<?> delay;

  /** The delay before the next attempt, or of the current one. */
  @GuardedBy("this")
  private long delayNanos;

  /** The end of the delay, by the client's ticker. */
  @GuardedBy("this")
  private long delayEnd;

  /** The start of the current attempt, by the client's ticker. */
  @GuardedBy("this")
  private long attemptStart;

  /** The time when the current attempt times out, in real time. */
  @GuardedBy("this")
  private long attemptTimeout;

  @GuardedBy("this")
  private @Nullable T result;

  @GuardedBy("this")
  private @Nullable AttemptOutcome failure;

  /** An addition to the message of the failure. */
  @GuardedBy("this")
  private String messageSuffix = "";

  CallExecution(TransferCall<T> call, Executor executor, CallCompletion<T> completion) {
    this.call = call;
    this.calls = call.calls;
    this.info = CallInfo.of(call);
    this.start = calls.ticker.nanoTime();
    this.executor = executor;
    this.completion = completion;
    this.deadline = start + calls.deadlineNanos(call.options());
  }

  /** Starts the execution. */
  void start() {
    calls.events.callStarted(info);
    context = CapturedContext.of(calls.contextPropagation, info);
    try {
      calls.threads.watch(this);
    } catch (Throwable e) { // Without a watchdog nothing enforces the deadline.
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
      if (hasEnded()) { // It ended before it became a waiter.
        calls.tokens.remove(this);
      }
    }
  }

  @Override
  public void tokenReady(AccessToken newToken) {
    runWithoutBlocking(() -> sendWith(newToken));
  }

  /** Runs a step without blocking this thread. If a thread start fails, the attempt fails. */
  private void runWithoutBlocking(Runnable step) {
    try {
      calls.threads.runWithoutBlocking(step);
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
      effects = transition(AttemptOutcome.loginFailed(loginFailure), null, true);
    }
    // Effects such as listeners must not block the other calls that wait for this login.
    if (!ForeignCode.succeeds(
        () -> calls.threads.runWithoutBlocking(() -> performOnExecutor(effects)))) {
      perform(effects); // A thread start failed.
    }
  }

  private void performOnExecutor(Effects effects) {
    if (!ForeignCode.succeeds(() -> executor.execute(() -> perform(effects)))) {
      perform(effects);
    }
  }

  private void sendWith(AccessToken newToken) {
    synchronized (this) {
      // After the deadline the watchdog ends the execution: this may be the timer's thread, which
      // no listener and no callback executor may block.
      if (state != State.AWAITING_TOKEN || remainingNanos() <= 0) {
        return;
      }
      state = State.SENDING;
      token = newToken;
      attemptStart = calls.ticker.nanoTime();
      attemptTimeout = System.nanoTime() + calls.attemptTimeoutNanos;
    }
    try {
      executor.execute(() -> send(newToken));
    } catch (Throwable e) { // The thread start failed, or the client was closed.
      attemptEnded(null, AttemptOutcome.failed(e, null), null);
    }
  }

  /** Sends a request on this thread. */
  private void send(AccessToken used) {
    if (isDue()) {
      onDue(); // The deadline or the attempt timeout has passed.
    } else if (calls.threads.isClosed()) {
      cancel(); // close() canceled another call and freed this thread.
    }
    Call<T> request;
    Exchange newExchange;
    try {
      request = calls.request(call, info, used);
      newExchange = calls.transport.record(request.request(), request);
    } catch (Throwable e) { // Such as a failed serialization or an OutOfMemoryError.
      attemptEnded(null, AttemptOutcome.failed(e, null), null);
      return;
    }
    int number = calls.events.isEmpty() ? 0 : attemptNumber();
    if (!calls.events.isEmpty()) {
      context.run(() -> calls.events.attemptStarted(info, number));
    }
    boolean isCurrent;
    synchronized (this) {
      isCurrent = state == State.SENDING && exchange == null && token == used;
      retryReserved &= !isCurrent;
      exchange = isCurrent ? newExchange : exchange;
    }
    if (isCurrent) {
      execute(request, newExchange);
    } else { // The execution ended before this thread ran.
      calls.transport.forget(request.request());
      if (!calls.events.isEmpty()) {
        AttemptOutcome canceled = AttemptOutcome.abandoned(Kind.CANCELED, "canceled", null, null);
        Attempt attempt = new Attempt(number, info, 0, 0, canceled);
        context.run(() -> calls.events.attemptEnded(attempt));
      }
    }
  }

  private synchronized int attemptNumber() {
    return history == null ? 1 : history.size() + 1;
  }

  private void execute(Call<T> request, Exchange newExchange) {
    SentRequest<T> sent = new SentRequest<>(call.operation, request, newExchange);
    try {
      context.runRequest(sent);
    } finally {
      calls.transport.forget(request.request());
    }
    if (sent.isInterrupted) {
      end(Kind.CANCELED, new InterruptedException().initCause(sent.outcome.cause));
    } else {
      attemptEnded(newExchange, sent.outcome, sent.value);
    }
  }

  /** Ends an attempt; {@code ended} is null if the attempt failed before its exchange existed. */
  private void attemptEnded(@Nullable Exchange ended, AttemptOutcome outcome, @Nullable T value) {
    Effects effects;
    synchronized (this) {
      if (state != State.SENDING || exchange != ended) {
        return; // The attempt was abandoned.
      }
      exchange = null;
      effects = transition(outcome, value, true);
    }
    perform(effects);
  }

  /** Decides the next state after an attempt or an end. */
  @GuardedBy("this")
  private Effects transition(AttemptOutcome outcome, @Nullable T value, boolean isAttempt) {
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
          scheduleAttempt(outcome, 0);
        }
        break;
      case CLOSED_WHILE_IDLE:
        if (idleRepetitions < MAX_IDLE_REPETITIONS) {
          idleRepetitions++;
          scheduleAttempt(outcome, 0);
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
    boolean notifiesEnd = state == State.ENDED && !calls.events.isEmpty();
    return Effects.of(ended, endedDelay, attempt, notifiesEnd ? this : null);
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
    RetryDecider.Decision decision =
        calls.retries.next(
            counted, call.options().maxAttempts(), outcome.response.retryAfter, remainingNanos());
    if (decision.noRetryReason != null) {
      messageSuffix = decision.noRetryReason;
      fail(outcome);
    } else {
      retryReserved = true;
      scheduleAttempt(outcome, decision.delayNanos);
    }
  }

  @GuardedBy("this")
  private void scheduleAttempt(AttemptOutcome outcome, long nanos) {
    history().addFailure(outcome);
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
    if (effects.notifiesListeners()) {
      context.run(() -> effects.run(calls));
    } else {
      effects.run(calls);
    }
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
      scheduleDelivery();
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
    runWithoutBlocking(this::awaitToken);
  }

  /** Returns whether a timeout, a late delay or an undelivered result needs the watchdog. */
  @Override
  public synchronized boolean isDue() {
    if (hasEnded()) {
      return state == State.ENDED;
    }
    return remainingNanos() <= 0
        || (state == State.SENDING && (isAttemptLate() || isInterrupted()))
        || (state == State.BACKING_OFF && calls.ticker.nanoTime() - delayEnd > GRACE_NANOS);
  }

  /** Handles a timeout, a late delay, an interrupt or an undelivered result. */
  @Override
  public void onDue() {
    Effects effects;
    synchronized (this) {
      if (!isDue()) {
        return;
      }
      if (state == State.ENDED) {
        effects = Effects.of(null, null, null, null);
      } else if (remainingNanos() <= 0) {
        effects = abandon(Kind.DEADLINE_PASSED, "exceeded its deadline", null);
      } else if (state == State.BACKING_OFF) {
        effects = Effects.of(null, delay, null, null);
        delay = null;
        state = State.AWAITING_TOKEN;
      } else if (isAttemptLate()) {
        effects =
            transition(
                AttemptOutcome.abandoned(Kind.RETRYABLE, "timed out", exchange, null), null, true);
      } else {
        effects = abandon(Kind.CANCELED, "canceled", new InterruptedException());
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

  /** Ends the execution in any state, if it hasn't ended. */
  void end(Kind kind, @Nullable Throwable cause) {
    Effects effects;
    synchronized (this) {
      if (hasEnded()) {
        return;
      }
      effects = abandon(kind, kind == Kind.CANCELED ? canceled() : String.valueOf(cause), cause);
    }
    perform(effects);
  }

  private String canceled() {
    return calls.threads.isClosed() ? "canceled: the client was closed" : "canceled";
  }

  @GuardedBy("this")
  private Effects abandon(Kind kind, String problem, @Nullable Throwable cause) {
    boolean isAttempt = exchange != null;
    return transition(AttemptOutcome.abandoned(kind, problem, exchange, cause), null, isAttempt);
  }

  private void scheduleDelivery() {
    calls.tokens.remove(this);
    if (completion.scheduleDelivery(this)) {
      calls.threads.unwatch(this);
    }
  }

  @Override
  public CapturedContext context() {
    return context;
  }

  /** Marks the result as delivered. Returns false if it was delivered already. */
  boolean deliver() {
    synchronized (this) {
      if (state != State.ENDED) {
        return false;
      }
      state = State.DELIVERED;
    }
    // An interrupted thread can get here before the thread that ended the execution.
    calls.tokens.remove(this);
    calls.threads.unwatch(this);
    return true;
  }

  /** Notifies the listeners of the end. */
  void notifyEnd() {
    calls.events.callEnded(info, calls.ticker.nanoTime() - start, exception());
  }

  private synchronized boolean hasEnded() {
    return state == State.ENDED || state == State.DELIVERED;
  }

  synchronized @Nullable T result() {
    return result;
  }

  /**
   * Returns the exception of a failed execution, or null. Created on the thread that throws it, so
   * that the stack trace shows the caller.
   */
  synchronized @Nullable TransfersException exception() {
    AttemptOutcome outcome = failure;
    if (outcome == null) {
      return null;
    }
    return history().toException(outcome, messageSuffix, call.writeState.isUnknown());
  }
}
