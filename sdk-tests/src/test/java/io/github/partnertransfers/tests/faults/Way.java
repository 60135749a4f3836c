package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.RxTransfers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The ways to make a call. What is true of one must be true of all. */
enum Way {
  BLOCKING {
    @Override
    <T> T result(TransferCall<T> call) {
      return call.execute();
    }
  },

  FUTURE {
    @Override
    <T> T result(TransferCall<T> call) {
      return outcome(call.toFuture());
    }
  },

  RX {
    @Override
    <T> T result(TransferCall<T> call) {
      return RxTransfers.single(call).blockingGet();
    }

    @Override
    @Nullable Void completion(TransferCall<Void> call) {
      RxTransfers.completable(call).blockingAwait();
      return null;
    }
  };

  /** Makes the call and waits for its result, or throws its failure. */
  abstract <T> T result(TransferCall<T> call);

  /** The same for a call without a result. */
  @Nullable Void completion(TransferCall<Void> call) {
    return result(call);
  }

  /** The call's outcome, for a test that has something to do while it is under way. */
  <T> CompletableFuture<T> start(TransferCall<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(result(call));
              } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
              }
            },
            "caller");
    thread.setDaemon(true);
    thread.start();
    return outcome;
  }

  /** The failure that the call ends in. */
  static TransfersException failure(CompletableFuture<?> outcome) {
    try {
      throw new AssertionError("the call succeeded with " + outcome(outcome));
    } catch (TransfersException e) {
      return e;
    }
  }

  private static <T> T outcome(CompletableFuture<T> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransfersException failure) {
        throw failure;
      }
      throw new AssertionError("not a failure of ours", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the call did not end", e);
    }
  }
}
