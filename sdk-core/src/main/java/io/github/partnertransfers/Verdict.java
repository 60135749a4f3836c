package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** What follows an attempt: the call's result, its failure, or another attempt after a wait. */
final class Verdict<T> {
  private final boolean again;
  private final long waitNanos;
  private final @Nullable T result;
  private final @Nullable TransfersException failure;

  private Verdict(
      boolean again, long waitNanos, @Nullable T result, @Nullable TransfersException failure) {
    this.again = again;
    this.waitNanos = waitNanos;
    this.result = result;
    this.failure = failure;
  }

  static <T> Verdict<T> result(@Nullable T result) {
    return new Verdict<>(false, 0, result, null);
  }

  static <T> Verdict<T> failure(TransfersException failure) {
    return new Verdict<>(false, 0, null, failure);
  }

  static <T> Verdict<T> again(long waitNanos) {
    return new Verdict<>(true, waitNanos, null, null);
  }

  boolean isAgain() {
    return again;
  }

  long waitNanos() {
    return waitNanos;
  }

  @Nullable T result() {
    return result;
  }

  @Nullable TransfersException failure() {
    return failure;
  }
}
