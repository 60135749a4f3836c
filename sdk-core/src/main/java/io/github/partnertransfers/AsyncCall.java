package io.github.partnertransfers;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Drives a call by callbacks: no thread is held while it waits. */
final class AsyncCall<T> implements Cancellable, TokenCache.Waiter, Callback<T> {
  private final LogicalCall<T> call;
  private final ClientRuntime runtime;
  private final TransferCallback<? super T> callback;

  /** What the call waits for now: the end of a wait, or a token. */
  private @Nullable Cancellable wait;

  private RequestsInFlight.@Nullable Request request;

  private boolean done;

  AsyncCall(LogicalCall<T> call, TransferCallback<? super T> callback) {
    this.call = call;
    this.runtime = call.runtime();
    this.callback = callback;
  }

  void attempt() {
    if (runtime.waits().isClosed()) {
      cancel();
      return;
    }
    AccessToken token = runtime.tokens().current();
    if (token != null) {
      token(token);
    } else {
      later(() -> follow(call::deadlinePassed), Math.max(1, call.remainingNanos()));
      runtime.tokens().get(this);
    }
  }

  @Override
  public void token(AccessToken token) {
    if (call.remainingNanos() <= 0) {
      follow(call::deadlinePassed);
      return;
    }
    Call<T> next;
    synchronized (this) {
      if (done) {
        return;
      }
      endWait();
      next = call.nextAttempt(token);
      // OkHttp counts from when a thread takes the request up, which may be long after this.
      next.timeout().timeout(call.attemptTimeoutNanos(), TimeUnit.NANOSECONDS);
      request = runtime.inFlight().asynchronous(next);
    }
    next.enqueue(this);
  }

  @Override
  public void tokenFailed(Throwable problem) {
    follow(() -> call.tokenFailed(problem));
  }

  @Override
  public void onResponse(Call<T> ended, Response<T> response) {
    requestEnded();
    follow(() -> call.answered(response));
  }

  @Override
  public void onFailure(Call<T> ended, Throwable problem) {
    requestEnded();
    follow(() -> call.broken(problem));
  }

  private synchronized void requestEnded() {
    if (request != null) {
      request.ended();
      request = null;
    }
  }

  private interface Judgement<T> {
    Verdict<T> verdict();
  }

  private void follow(Judgement<T> judgement) {
    Verdict<T> verdict;
    synchronized (this) {
      if (done) {
        return;
      }
      endWait();
      verdict = judgement.verdict();
      // From here on a cancellation comes too late: it mustn't hide what was carried out.
      done = !verdict.isAgain();
    }
    if (!verdict.isAgain()) {
      deliver(verdict);
    } else if (verdict.waitNanos() == 0) {
      attempt();
    } else {
      later(this::attempt, verdict.waitNanos());
    }
  }

  private void later(Runnable next, long nanos) {
    synchronized (this) {
      if (done) {
        return;
      }
      wait = runtime.waits().schedule(next, nanos);
    }
    if (runtime.waits().isClosed()) {
      cancel();
    }
  }

  @SuppressWarnings("NullAway") // Null is the one value of a Void call.
  private void deliver(Verdict<T> verdict) {
    TransfersException failure = verdict.failure();
    tell(
        failure == null
            ? () -> callback.onSuccess(verdict.result())
            : () -> callback.onFailure(failure));
  }

  /** What a callback throws must not end the work that this thread does for other calls. */
  private static void tell(Runnable outcome) {
    try {
      outcome.run();
    } catch (Throwable e) { // An Error, too: others wait for what this thread does next.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  @Override
  public void cancel() {
    TransfersException canceled;
    synchronized (this) {
      if (done) {
        return;
      }
      done = true;
      canceled = call.canceled(null);
      endWait();
      if (request != null) {
        request.cancel();
      }
    }
    tell(() -> callback.onFailure(canceled));
  }

  private void endWait() {
    if (wait != null) {
      wait.cancel();
      wait = null;
    }
  }
}
