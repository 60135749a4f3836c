package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Drives a call by callbacks: no thread is held while it waits. */
final class AsyncCall<T> implements Cancellable, TokenCache.Waiter, Callback<T> {
  private final LogicalCall<T> call;
  private final ClientRuntime runtime;
  private final TransferCallback<? super T> callback;

  /** What is under way now: a request, a wait, or a wait for a token. */
  private @Nullable Cancellable step;

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
      cancelStep();
      next = call.nextAttempt(token);
      step = next::cancel;
    }
    next.enqueue(this);
  }

  @Override
  public void tokenFailed(Throwable problem) {
    follow(() -> call.tokenFailed(problem));
  }

  @Override
  public void onResponse(Call<T> request, Response<T> response) {
    requestEnded();
    follow(() -> call.answered(response));
  }

  @Override
  public void onFailure(Call<T> request, Throwable problem) {
    requestEnded();
    follow(() -> call.broken(problem));
  }

  /** Cancelling it now would do nothing but tell the application's event listeners so. */
  private synchronized void requestEnded() {
    step = null;
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
      cancelStep();
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
      step = runtime.waits().schedule(next, nanos);
    }
    if (runtime.waits().isClosed()) {
      cancel();
    }
  }

  private void deliver(Verdict<T> verdict) {
    TransfersException failure = verdict.failure();
    if (failure != null) {
      callback.onFailure(failure);
    } else {
      succeed(verdict);
    }
  }

  @SuppressWarnings("NullAway") // Null is the one value of a Void call.
  private void succeed(Verdict<T> verdict) {
    callback.onSuccess(verdict.result());
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
      cancelStep();
    }
    callback.onFailure(canceled);
  }

  private void cancelStep() {
    if (step != null) {
      step.cancel();
      step = null;
    }
  }
}
