package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
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
final class CallExecution<T> implements Cancellable, TokenCache.Waiter, Watchdog.Watched {
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

  /** Takes the end of an execution. */
  interface Completion<T> {
    /**
     * Hands over that the execution has ended; {@link #deliver} follows on the thread of choice.
     *
     * @return whether that could be handed over; if not, it is tried again
     */
    boolean handOver(CallExecution<T> ended);
  }

  /** One request in flight. */
  private static final class Sending<T> {
    final Call<T> request;
    final Exchange exchange;
    final Thread thread = Thread.currentThread();

    Sending(Call<T> request, Exchange exchange) {
      this.request = request;
      this.exchange = exchange;
    }
  }

  /** By how much a delay may be late before the watchdog ends it. */
  private static final long GRACE_NANOS = 25_000_000;

  /** So many connections are idle in OkHttp's pool by default. */
  private static final int MAX_REPETITIONS = 5;

  private final CallFactory calls;
  private final Operation<T> operation;
  private final CallOptions options;
  private final CallIdentity identity;
  private final Executor executor;
  private final Completion<T> completion;
  private final WriteState writeState;
  private final long deadline;

  @GuardedBy("this")
  private State state = State.AWAITING_TOKEN;

  @GuardedBy("this")
  private final List<Attempt> attempts = new ArrayList<>(0);

  @GuardedBy("this")
  private final List<AttemptFailure> earlier = new ArrayList<>(0);

  @GuardedBy("this")
  private int uncounted;

  @GuardedBy("this")
  private boolean tokenRenewed;

  @GuardedBy("this")
  private @Nullable AccessToken token;

  @GuardedBy("this")
  private @Nullable Sending<T> sending;

  @GuardedBy("this")
  private @Nullable Future<?> delay;

  /** How long the call waited before the current attempt. */
  @GuardedBy("this")
  private long waitedNanos;

  /** When the current attempt began, or the delay ends, by the client's ticker. */
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

  CallExecution(
      CallFactory calls,
      Operation<T> operation,
      CallOptions options,
      @Nullable String requestId,
      WriteState writeState,
      Executor executor,
      Completion<T> completion) {
    this.calls = calls;
    this.operation = operation;
    this.options = options;
    this.identity = new CallIdentity(operation.name(), requestId, options.correlationId());
    this.writeState = writeState;
    this.executor = executor;
    this.completion = completion;
    this.deadline = calls.deadline(options);
  }

  /** Begins. The execution ends whatever happens here. */
  void start() {
    try {
      calls.watchdog().add(this);
    } catch (Throwable e) { // Without a watchdog nothing would end it in time.
      boolean closed = calls.isClosed();
      end(closed ? AttemptOutcome.canceled(null, null) : AttemptOutcome.failed(e, new Exchange()));
      return;
    }
    if (calls.isClosed()) {
      cancel();
      return;
    }
    awaitToken();
  }

  private void awaitToken() {
    AccessToken current = calls.tokens().current();
    if (current != null) {
      sendWith(current);
    } else {
      calls.tokens().get(this);
    }
  }

  @Override
  public void tokenReady(AccessToken newToken) {
    isolate(() -> sendWith(newToken));
  }

  /** Runs a step from a thread that others depend on. Without a thread for it the attempt fails. */
  private void isolate(Runnable step) {
    try {
      calls.isolate(step);
    } catch (Throwable e) {
      tokenFailed(e);
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
        attemptStart = calls.ticker().nanoTime();
        attemptTimeout = System.nanoTime() + calls.attemptTimeoutNanos();
      }
    }
    if (isDue()) {
      act();
      return;
    }
    try {
      executor.execute(this::send);
    } catch (Throwable e) { // No thread could be started, or the client was closed.
      attemptEnded(null, AttemptOutcome.failed(e, new Exchange()), null);
    }
  }

  @Override
  public void tokenFailed(Throwable loginFailure) {
    AttemptOutcome outcome = AttemptOutcome.loginFailed(loginFailure);
    Transition transition;
    synchronized (this) {
      if (state != State.AWAITING_TOKEN) {
        return;
      }
      attemptStart = calls.ticker().nanoTime();
      transition = new Transition(follow(outcome, null), null);
    }
    // Others wait for the same login: what follows, a listener for instance, must not keep them.
    // Where it finds no thread, the watchdog sees to it.
    ForeignCode.runQuietly(() -> executor.execute(() -> perform(transition)));
  }

  /** Makes an attempt on this thread. */
  private void send() {
    Sending<T> begun = null;
    AttemptOutcome outcome;
    T value = null;
    try {
      if (isDue()) {
        act(); // Its time is over: nothing may be sent any more.
      }
      begun = begin();
      if (begun == null) {
        return; // Ended while it waited for this thread.
      }
      Response<T> response = begun.request.execute();
      outcome = AttemptOutcome.of(operation, response, begun.exchange);
      value = outcome.isSuccess() ? operation.result(response, begun.exchange) : null;
    } catch (Throwable e) { // Interceptors, converters and memory may fail in any way.
      Exchange exchange = begun == null ? new Exchange() : begun.exchange;
      if (Thread.currentThread().isInterrupted()) {
        cancel(new InterruptedException().initCause(e));
        return;
      }
      outcome = AttemptOutcome.failed(e, exchange);
    } finally {
      if (begun != null) {
        calls.transport().forget(begun.request.request());
      }
    }
    attemptEnded(begun, outcome, value);
  }

  private @Nullable Sending<T> begin() {
    AccessToken used;
    synchronized (this) {
      if (state != State.SENDING || sending != null || token == null) {
        return null;
      }
      used = token;
    }
    Call<T> request = calls.request(operation, options, identity, used);
    Sending<T> begun = new Sending<>(request, calls.transport().record(request.request()));
    synchronized (this) {
      if (state == State.SENDING && sending == null) {
        sending = begun;
        return begun;
      }
    }
    calls.transport().forget(request.request());
    return null;
  }

  private void attemptEnded(@Nullable Sending<T> ended, AttemptOutcome outcome, @Nullable T value) {
    Transition transition;
    synchronized (this) {
      if (state != State.SENDING || sending != ended) {
        return; // It was given up: what it brings comes too late.
      }
      transition = new Transition(follow(outcome, value), null);
    }
    perform(transition);
  }

  /** What is to be done after a transition, without the lock. */
  private static final class Transition {
    final @Nullable Attempt listened;
    final @Nullable Call<?> canceled;
    final @Nullable Future<?> endedDelay;

    Transition(@Nullable Attempt listened, @Nullable Call<?> canceled) {
      this(listened, canceled, null);
    }

    Transition(
        @Nullable Attempt listened, @Nullable Call<?> canceled, @Nullable Future<?> endedDelay) {
      this.listened = listened;
      this.canceled = canceled;
      this.endedDelay = endedDelay;
    }
  }

  /** Decides what follows an attempt; the only place that does. */
  @GuardedBy("this")
  private @Nullable Attempt follow(AttemptOutcome outcome, @Nullable T value) {
    sending = null;
    Attempt attempt = record(outcome);
    writeState.attemptEnded(operation, outcome);
    boolean isFirst = attempts.size() <= (attempt == null ? 0 : 1);
    switch (outcome.kind()) {
      case SUCCESS:
        calls.retries().succeeded(!isFirst);
        result = value;
        state = State.ENDED;
        break;
      case TOKEN_REFUSED:
        if (tokenRenewed || token == null) {
          fail(outcome);
        } else {
          tokenRenewed = true;
          uncounted++;
          calls.tokens().invalidate(token, outcome.claims());
          tryAgain(outcome, 0);
        }
        break;
      case CLOSED_WHILE_IDLE:
        if (uncounted < MAX_REPETITIONS) {
          uncounted++;
          tryAgain(outcome, 0);
          break;
        }
        retry(outcome);
        break;
      case RETRYABLE:
        retry(outcome);
        break;
      default:
        fail(outcome);
    }
    return attempt;
  }

  @GuardedBy("this")
  private void retry(AttemptOutcome outcome) {
    int max = options.maxAttempts() == null ? calls.retries().maxAttempts() : options.maxAttempts();
    int counted = Math.max(1, attempts.size() - uncounted);
    RetryDelays.Decision decision =
        calls.retries().next(counted, max, outcome.retryAfter(), remainingNanos());
    if (decision.refusal != null) {
      remark = decision.refusal;
      fail(outcome);
    } else {
      tryAgain(outcome, decision.delayNanos);
    }
  }

  @GuardedBy("this")
  private void tryAgain(AttemptOutcome outcome, long delayNanos) {
    earlier.add(new AttemptFailure(attempts.get(attempts.size() - 1), outcome.cause()));
    waitedNanos = delayNanos;
    if (delayNanos == 0) {
      state = State.AWAITING_TOKEN;
    } else {
      state = State.BACKING_OFF;
      attemptStart = calls.ticker().nanoTime() + delayNanos;
    }
  }

  @GuardedBy("this")
  private void fail(AttemptOutcome outcome) {
    failure = outcome;
    state = State.ENDED;
  }

  @GuardedBy("this")
  private @Nullable Attempt record(AttemptOutcome outcome) {
    if (outcome.isSuccess() && !calls.hasListener()) {
      return null; // Only a listener wants to know of a success.
    }
    long nanos = outcome.isLogin() ? 0 : calls.ticker().nanoTime() - attemptStart;
    Attempt attempt = new Attempt(attempts.size() + 1, identity, waitedNanos, nanos, outcome);
    attempts.add(attempt);
    return attempt;
  }

  private void perform(Transition transition) {
    if (transition.canceled != null) {
      ForeignCode.runQuietly(transition.canceled::cancel);
    }
    calls.delays().cancel(transition.endedDelay);
    if (transition.listened != null) {
      calls.attemptEnded(transition.listened);
    }
    State now;
    long delayNanos;
    synchronized (this) {
      now = state;
      delayNanos = waitedNanos;
    }
    if (now == State.AWAITING_TOKEN) {
      awaitToken();
    } else if (now == State.BACKING_OFF) {
      backOff(delayNanos);
    } else if (now == State.ENDED) {
      handOver();
    }
  }

  private void backOff(long nanos) {
    Future<?> scheduled = calls.delays().schedule(this::delayEnded, nanos);
    boolean late;
    synchronized (this) {
      late = state != State.BACKING_OFF;
      if (!late) {
        delay = scheduled;
      }
    }
    if (late) {
      calls.delays().cancel(scheduled);
    }
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
    switch (state) {
      case AWAITING_TOKEN:
        return remainingNanos() <= 0;
      case SENDING:
        return remainingNanos() <= 0 || isAttemptLate() || isInterrupted();
      case BACKING_OFF:
        return remainingNanos() <= 0 || calls.ticker().nanoTime() - attemptStart > GRACE_NANOS;
      case ENDED:
        return true;
      default:
        return false;
    }
  }

  /** Does what is due. */
  @Override
  public void act() {
    Transition transition;
    synchronized (this) {
      if (!isDue()) {
        return;
      }
      Exchange exchange = sending == null ? null : sending.exchange;
      if (state == State.ENDED) {
        transition = new Transition(null, null);
      } else if (remainingNanos() <= 0) {
        transition = giveUp(AttemptOutcome.deadlinePassed(exchange));
      } else if (state == State.BACKING_OFF) {
        state = State.AWAITING_TOKEN;
        transition = new Transition(null, null);
      } else if (isAttemptLate()) {
        Call<?> late = sending == null ? null : sending.request;
        transition = new Transition(follow(AttemptOutcome.timedOut(exchange), null), late);
      } else {
        transition = giveUp(AttemptOutcome.canceled(exchange, new InterruptedException()));
      }
    }
    perform(transition);
  }

  @GuardedBy("this")
  private boolean isAttemptLate() {
    return System.nanoTime() - attemptTimeout > 0;
  }

  /** Returns whether the thread of a blocking execution was interrupted in the attempt. */
  @GuardedBy("this")
  private boolean isInterrupted() {
    return sending != null && sending.thread.isInterrupted();
  }

  private long remainingNanos() {
    return deadline - calls.ticker().nanoTime();
  }

  /** Ends the execution whatever it does now; an attempt in flight is canceled. */
  @GuardedBy("this")
  private Transition giveUp(AttemptOutcome outcome) {
    Call<?> canceled = sending == null ? null : sending.request;
    Attempt attempt = null;
    if (sending != null) {
      attempt = record(outcome);
      writeState.attemptEnded(operation, outcome);
    }
    if (state == State.BACKING_OFF) {
      calls.retries().refund();
    }
    Future<?> ended = delay;
    delay = null;
    sending = null;
    fail(outcome);
    return new Transition(attempt, canceled, ended);
  }

  @Override
  public void cancel() {
    cancel(null);
  }

  /** Cancels the execution, if it still runs. */
  void cancel(@Nullable Throwable cause) {
    Transition transition;
    synchronized (this) {
      if (state == State.ENDED || state == State.DELIVERED) {
        return;
      }
      Exchange exchange = sending == null ? null : sending.exchange;
      transition = giveUp(AttemptOutcome.canceled(exchange, cause));
    }
    perform(transition);
  }

  private void end(AttemptOutcome outcome) {
    Transition transition;
    synchronized (this) {
      if (state == State.ENDED || state == State.DELIVERED) {
        return;
      }
      transition = giveUp(outcome);
    }
    perform(transition);
  }

  private void handOver() {
    calls.tokens().remove(this);
    if (completion.handOver(this)) {
      calls.watchdog().remove(this);
    }
  }

  /** Returns whether the caller is the first to take the end. */
  synchronized boolean deliver() {
    if (state != State.ENDED) {
      return false;
    }
    state = State.DELIVERED;
    return true;
  }

  synchronized boolean hasEnded() {
    return state == State.ENDED || state == State.DELIVERED;
  }

  synchronized @Nullable T result() {
    return result;
  }

  /**
   * Returns the exception that the execution ends with, or null if it succeeded. Made where it is
   * thrown, so that its stack trace shows the caller.
   */
  @Nullable TransfersException exception() {
    AttemptOutcome outcome;
    List<Attempt> made;
    List<AttemptFailure> suppressed;
    String sentence;
    synchronized (this) {
      outcome = failure;
      made = new ArrayList<>(attempts);
      suppressed = new ArrayList<>(earlier);
      if (outcome == null) {
        return null;
      }
      sentence = outcome.sentence() + remark;
    }
    TransfersException exception;
    if (writeState.isUnknown()) {
      String unknown = "has an unknown outcome: it " + sentence;
      exception = new OutcomeUnknownException(new CallFailure(identity, made, unknown, outcome));
    } else {
      exception = outcome.toException(new CallFailure(identity, made, sentence, outcome));
    }
    for (AttemptFailure each : suppressed) {
      exception.addSuppressed(each);
    }
    return exception;
  }
}
