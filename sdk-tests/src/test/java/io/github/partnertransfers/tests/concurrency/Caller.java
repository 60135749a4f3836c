package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.RxTransfers;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a call is made. What is true of one way must be true of all. */
public enum Caller {
  BLOCKING {
    @Override
    public <T> @Nullable T make(TransferCall<T> call) {
      return call.execute();
    }

    @Override
    public <T> Running<T> start(TransferCall<T> call) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      Thread thread = new Thread(() -> complete(outcome, call), "blocking-caller");
      thread.setDaemon(true);
      thread.start();
      return new Running<>(outcome, thread::interrupt, thread);
    }
  },

  FUTURE {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // cancel() only says whether it was in time.
    public <T> Running<T> start(TransferCall<T> call) {
      CompletableFuture<T> outcome = call.toFuture();
      return new Running<>(outcome, () -> outcome.cancel(true), null);
    }
  },

  RX {
    @Override
    @Nullable
    public Void makeVoid(TransferCall<Void> call) {
      RxTransfers.completable(call).blockingAwait();
      return null;
    }

    @Override
    public <T> Running<T> start(TransferCall<T> call) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      Disposable subscription =
          RxTransfers.single(call).subscribe(outcome::complete, outcome::completeExceptionally);
      return new Running<>(outcome, subscription::dispose, null);
    }
  };

  /**
   * A call under way.
   *
   * @param cancel stops it; of a disposed Single there is no outcome then
   * @param thread the one that is blocked, if any
   */
  public record Running<T>(CompletableFuture<T> outcome, Runnable cancel, @Nullable Thread thread) {
    /** The result; the call's failure is thrown. */
    public @Nullable T result() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof TransfersException failure) {
          throw failure;
        }
        throw e;
      }
    }
  }

  public abstract <T> Running<T> start(TransferCall<T> call);

  public <T> @Nullable T make(TransferCall<T> call) {
    return start(call).result();
  }

  /** The same for a call without a result. */
  public @Nullable Void makeVoid(TransferCall<Void> call) {
    return make(call);
  }

  private static <T> void complete(CompletableFuture<T> outcome, TransferCall<T> call) {
    try {
      outcome.complete(call.execute());
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }
}
