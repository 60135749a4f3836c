package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.RxTransfers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes many calls at a time, in turn in each of the ways that hold no thread. */
final class Callers {
  private Callers() {}

  static <T> List<CompletableFuture<T>> start(int count, TransferCall<T> call) {
    List<CompletableFuture<T>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(
          switch (i % 3) {
            case 0 -> call.toFuture();
            case 1 -> RxTransfers.single(call).toCompletionStage().toCompletableFuture();
            default -> enqueue(call);
          });
    }
    return outcomes;
  }

  static <T> CompletableFuture<T> enqueue(TransferCall<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    call.enqueue(
        new TransferCallback<T>() {
          @Override
          public void onSuccess(T result) {
            outcome.complete(result);
          }

          @Override
          public void onFailure(TransfersException failure) {
            outcome.completeExceptionally(failure);
          }
        });
    return outcome;
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
