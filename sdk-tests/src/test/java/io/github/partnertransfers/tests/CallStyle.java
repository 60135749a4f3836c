package io.github.partnertransfers.tests;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.RxTransfers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The ways to make a call. What is true of one must be true of all. */
enum CallStyle {
  BLOCKING {
    @Override
    <T> T result(TransferCall<T> call) {
      return call.execute();
    }
  },

  FUTURE {
    @Override
    <T> T result(TransferCall<T> call) {
      return await(call.toFuture());
    }
  },

  CALLBACK {
    @Override
    <T> T result(TransferCall<T> call) {
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
      return await(outcome);
    }
  },

  RX {
    @Override
    <T> T result(TransferCall<T> call) {
      return RxTransfers.single(call).blockingGet();
    }

    @Override
    Void completion(TransferCall<Void> call) {
      RxTransfers.completable(call).blockingAwait();
      return null;
    }
  };

  /** Makes the call and waits for its result, or throws its failure. */
  abstract <T> T result(TransferCall<T> call);

  /** The same for a call without a result. */
  Void completion(TransferCall<Void> call) {
    return result(call);
  }

  private static <T> T await(CompletableFuture<T> outcome) {
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
