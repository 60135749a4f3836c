package io.github.partnertransfers;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Drives a call on the caller's own thread. */
final class BlockingCall<T> {
  final LogicalCall<T> call;
  private final ClientRuntime runtime;

  BlockingCall(LogicalCall<T> call) {
    this.call = call;
    this.runtime = call.runtime();
  }

  @Nullable T execute() {
    try {
      Verdict<T> verdict = attempt();
      while (verdict.isAgain()) {
        pause(verdict.waitNanos());
        verdict = attempt();
      }
      if (verdict.failure() != null) {
        throw verdict.failure();
      }
      return verdict.result();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.canceled(e);
    }
  }

  private Verdict<T> attempt() throws InterruptedException {
    if (runtime.waits().isClosed()) {
      return Verdict.failure(call.canceled(null));
    }
    AccessToken token = runtime.tokens().current();
    if (token == null) {
      TokenWaiter waiter = new TokenWaiter();
      runtime.tokens().get(waiter);
      token = waiter.await();
      if (token == null) {
        return waiter.problem == null ? call.deadlinePassed() : call.tokenFailed(waiter.problem);
      }
    }
    if (call.remainingNanos() <= 0) {
      return call.deadlinePassed();
    }
    Call<T> next = call.nextAttempt(token);
    RequestsInFlight.Request request =
        runtime.inFlight().blocking(next, call.attemptTimeoutNanos());
    try {
      return call.answered(next.execute());
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted()) {
        InterruptedException interrupted = new InterruptedException();
        interrupted.initCause(e);
        throw interrupted;
      }
      return call.broken(request.reason(e));
    } finally {
      request.ended();
    }
  }

  private void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      awaitAtMost(new CountDownLatch(1), nanos);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Waits on the client's scheduler, so that a test's clock rules this wait too. */
  void awaitAtMost(CountDownLatch latch, long nanos) throws InterruptedException {
    Cancellable alarm = runtime.waits().schedule(latch::countDown, nanos);
    try {
      if (!runtime.waits().isClosed()) {
        latch.await();
      }
    } finally {
      alarm.cancel();
    }
  }

  final class TokenWaiter implements TokenCache.Waiter {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable AccessToken token;
    volatile @Nullable Throwable problem;

    @Override
    public void token(AccessToken newToken) {
      token = newToken;
      done.countDown();
    }

    @Override
    public void tokenFailed(Throwable newProblem) {
      problem = newProblem;
      done.countDown();
    }

    @Nullable AccessToken await() throws InterruptedException {
      awaitAtMost(done, Math.max(1, call.remainingNanos()));
      return token;
    }
  }
}
