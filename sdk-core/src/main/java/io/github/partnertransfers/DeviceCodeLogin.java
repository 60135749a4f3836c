package io.github.partnertransfers;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import okhttp3.FormBody;

/**
 * Signs a user in with a device code (RFC 8628): requests a code, lets the application show it, and
 * asks for the tokens until the user has signed in. Runs on the thread that waits for it.
 */
final class DeviceCodeLogin implements Watchdog.Watched {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
  private static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

  private enum Step {
    REQUEST,
    WAIT,
    APPLICATION
  }

  private final CallFactory calls;
  private final EntraLogin login;
  private final TokenRequest request;
  private final Thread thread = Thread.currentThread();
  private final Semaphore wakeUp = new Semaphore(0);
  private volatile Step step = Step.APPLICATION;

  /** The end of the step: in real time for a request, by the ticker for a wait. */
  private volatile long stepEnd;

  DeviceCodeLogin(CallFactory calls, EntraLogin login, TokenRequest request) {
    this.calls = calls;
    this.login = login;
    this.request = request;
  }

  /**
   * Returns when the user has signed in.
   *
   * @throws TransfersException if that fails
   */
  void run(Consumer<DeviceCode> prompt) {
    calls.events.loginStarted(request);
    long start = System.nanoTime();
    Throwable failure = null;
    try {
      calls.threads.watch(this);
      calls.tokens.replace(signIn(prompt));
    } catch (Throwable e) { // The prompt may throw anything.
      failure = e;
    } finally {
      calls.threads.unwatch(this);
    }
    calls.events.loginEnded(request, System.nanoTime() - start, failure);
    if (failure != null) {
      throw toException(failure);
    }
  }

  private TransfersException toException(Throwable failure) {
    boolean isInterrupted = failure instanceof InterruptedException;
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    AttemptOutcome outcome = AttemptOutcome.loginFailed(failure);
    if (isInterrupted || calls.threads.isClosed()) {
      String problem = isInterrupted ? "canceled" : "canceled: the client was closed";
      outcome = AttemptOutcome.abandoned(AttemptOutcome.Kind.CANCELED, problem, null, failure);
    }
    CallInfo info = CallInfo.of("signIn", null, null, CallInfo.newId(), CallInfo.newId());
    return outcome.toException(
        new CallFailure(info, Collections.emptyList(), outcome.sentence(), outcome));
  }

  private AccessToken signIn(Consumer<DeviceCode> prompt) throws Exception {
    TokenResponse response =
        send(() -> login.requestDeviceCode(request, request.scope() + " offline_access"));
    Duration lifetime = response.seconds("expires_in", DEFAULT_LIFETIME);
    long expiry = calls.ticker.nanoTime() + Durations.toNanos(lifetime);
    String deviceCode = response.required("device_code");
    prompt.accept(response.deviceCode(lifetime));
    Duration interval = response.seconds("interval", DEFAULT_INTERVAL);
    AccessToken token = null;
    while (token == null) {
      await(interval);
      if (calls.ticker.nanoTime() - expiry >= 0) {
        throw LoginFailedException.codeExpired();
      }
      try {
        TokenResponse tokens = send(() -> login.requestToken(request, grant(deviceCode)));
        tokens.required("refresh_token"); // Without it, the next login would need the user again.
        token = tokens.accessToken();
      } catch (LoginFailedException e) {
        interval = intervalAfter(e, interval);
      } catch (IOException e) {
        interval = afterFailure(interval);
      }
    }
    return token;
  }

  private static FormBody.Builder grant(String deviceCode) {
    return new FormBody.Builder().add("grant_type", GRANT).add("device_code", deviceCode);
  }

  /** Returns the time until the next request, or throws the failure if it ends the login. */
  private static Duration intervalAfter(LoginFailedException failure, Duration interval)
      throws LoginFailedException {
    if ("authorization_pending".equals(failure.error)) {
      return interval;
    }
    if ("slow_down".equals(failure.error)) {
      return interval.plus(SLOW_DOWN);
    }
    if (failure.isTransient) {
      return afterFailure(interval);
    }
    throw failure;
  }

  /** Returns twice the interval, within limits: a server may have an interval of zero. */
  private static Duration afterFailure(Duration interval) {
    Duration twice = interval.isZero() ? Duration.ofSeconds(1) : interval.multipliedBy(2);
    return twice.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : twice;
  }

  private <T> T send(LoginRequest<T> sent) throws Exception {
    checkNotCanceled();
    stepEnd = System.nanoTime() + calls.attemptTimeoutNanos;
    step = Step.REQUEST;
    try {
      return sent.send();
    } finally {
      step = Step.APPLICATION;
      checkNotCanceled();
    }
  }

  private void await(Duration duration) throws InterruptedException, IOException {
    long nanos = Durations.toNanos(duration);
    wakeUp.drainPermits();
    stepEnd = calls.ticker.nanoTime() + nanos;
    step = Step.WAIT;
    Future<?> timer = calls.threads.schedule(wakeUp::release, nanos);
    try {
      checkNotCanceled();
      wakeUp.acquire();
    } finally {
      step = Step.APPLICATION;
      calls.threads.cancel(timer);
    }
    checkNotCanceled();
  }

  private void checkNotCanceled() throws InterruptedException, IOException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (calls.threads.isClosed()) {
      throw new IOException("the client was closed");
    }
  }

  /** Returns whether a request takes too long or must stop, or the scheduler dropped a wait. */
  @Override
  public boolean isDue() {
    switch (step) {
      case REQUEST:
        return thread.isInterrupted() || System.nanoTime() - stepEnd > 0;
      case WAIT:
        return calls.ticker.nanoTime() - stepEnd > 0;
      default:
        return false;
    }
  }

  /** Ends the request or the wait; {@link #signIn} then finds out why. */
  @Override
  public void onDue() {
    login.abort(thread);
    wakeUp.release();
  }

  @Override
  public void cancel() {
    onDue();
  }

  private interface LoginRequest<T> {
    T send() throws Exception;
  }
}
