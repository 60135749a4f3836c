package io.github.partnertransfers.rx;

import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a poll for one subscriber: when the next one is due, and which failures don't end it. The
 * next poll begins only when the last result has been taken.
 */
final class PollLoop {
  private static final long NOT_FOUND_GRACE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int NOT_FOUND = 404;

  private final WatchOptions options;
  private final long startNanos;
  private long waitNanos;
  private long leastWaitNanos;
  private boolean answered;

  PollLoop(WatchOptions options) {
    this.options = options;
    this.startNanos = now();
    this.waitNanos = options.interval().toNanos();
  }

  <T> Flowable<T> repeat(Single<T> poll) {
    return poll.doOnSuccess(result -> answered = true)
        .toMaybe()
        .onErrorResumeNext(this::skipIfPassing)
        .repeatWhen(ends -> ends.concatMap(end -> nextPoll(), 1));
  }

  /** Something changed, so more may follow soon. */
  void changed() {
    waitNanos = options.interval().toNanos();
  }

  /** Nothing changed: the next wait is longer. */
  void unchanged() {
    waitNanos = Math.min(waitNanos + waitNanos / 2, options.maxInterval().toNanos());
  }

  private Flowable<Long> nextPoll() {
    long wait = Math.max(waitNanos, leastWaitNanos);
    leastWaitNanos = 0;
    return Flowable.timer(wait, TimeUnit.NANOSECONDS, options.scheduler());
  }

  private <T> Maybe<T> skipIfPassing(Throwable problem) {
    if (!isPassing(problem)) {
      return Maybe.error(problem);
    }
    Duration retryAfter = ((TransfersException) problem).retryAfter();
    leastWaitNanos = retryAfter == null ? 0 : retryAfter.toNanos();
    unchanged();
    return Maybe.empty();
  }

  private boolean isPassing(Throwable problem) {
    if (problem instanceof ServiceUnavailableException) {
      return true;
    }
    Integer status =
        problem instanceof TransfersException ? ((TransfersException) problem).status() : null;
    return status != null
        && status == NOT_FOUND
        && !answered
        && now() - startNanos < NOT_FOUND_GRACE_NANOS;
  }

  private long now() {
    return options.scheduler().now(TimeUnit.NANOSECONDS);
  }
}
