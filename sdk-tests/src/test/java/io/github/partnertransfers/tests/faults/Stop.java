package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cancellable;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.RxTransfers;
import io.reactivex.rxjava3.observers.TestObserver;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The ways to stop a call that is under way. */
enum Stop {
  CANCEL_FUTURE {
    @Override
    <T> Running start(TransferCall<T> call) {
      CompletableFuture<T> future = call.toFuture();
      return new Running(
          () -> future.cancel(true),
          () -> {
            assertThat(future).isCancelled();
            return null;
          });
    }
  },

  DISPOSE {
    @Override
    <T> Running start(TransferCall<T> call) {
      TestObserver<T> observer = RxTransfers.single(call).test();
      return new Running(
          observer::dispose,
          () -> {
            observer.assertNotComplete().assertNoErrors();
            return null;
          });
    }
  },

  CANCEL {
    @Override
    <T> Running start(TransferCall<T> call) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      Cancellable cancellable =
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
      return new Running(cancellable::cancel, () -> Way.failure(outcome));
    }
  },

  INTERRUPT {
    @Override
    <T> Running start(TransferCall<T> call) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  outcome.complete(call.execute());
                } catch (TransfersException e) {
                  outcome.completeExceptionally(
                      Thread.currentThread().isInterrupted()
                          ? e
                          : new AssertionError("the thread forgot its interrupt", e));
                }
              },
              "to be interrupted");
      thread.setDaemon(true);
      thread.start();
      return new Running(thread::interrupt, () -> Way.failure(outcome));
    }
  };

  /** Starts a call that can be stopped in this way. */
  abstract <T> Running start(TransferCall<T> call);

  interface Outcome {
    @Nullable TransfersException await();
  }

  /**
   * A call under way.
   *
   * @param stop stops it
   * @param outcome waits for what its caller is told after that, which may be nothing
   */
  record Running(Runnable stop, Outcome outcome) {
    void checkStopped(Class<? extends TransfersException> failure) {
      TransfersException told = outcome.await();
      if (told != null) {
        assertThat(told).isExactlyInstanceOf(failure);
      }
    }
  }
}
