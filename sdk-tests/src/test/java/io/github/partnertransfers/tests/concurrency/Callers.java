package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes many calls at a time, in turn in each of the styles that hold no thread. */
final class Callers {
  private static final List<CallStyle> STYLES =
      List.of(CallStyle.FUTURE, CallStyle.RX, CallStyle.CALLBACK);

  private Callers() {}

  static <T> List<CompletableFuture<T>> start(int count, TransferCall<T> call) {
    List<CompletableFuture<T>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(STYLES.get(i % STYLES.size()).start(call).outcome());
    }
    return outcomes;
  }

  /** Waits for all of them, and returns those of the failures that there were. */
  static <T> List<Throwable> failures(List<CompletableFuture<T>> outcomes) {
    List<Throwable> failures = new ArrayList<>();
    for (CompletableFuture<T> outcome : outcomes) {
      Throwable failure = outcome.handle((result, problem) -> problem).join();
      if (failure != null) {
        failures.add(failure);
      }
    }
    return failures;
  }
}
