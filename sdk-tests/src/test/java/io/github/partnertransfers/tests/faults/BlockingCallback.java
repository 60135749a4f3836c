package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import java.util.concurrent.CountDownLatch;

/** Holds the thread that it is called on until it is released. */
final class BlockingCallback implements TransferCallback<Object>, AutoCloseable {
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public void onSuccess(Object result) {
    block();
  }

  @Override
  public void onFailure(TransfersException failure) {
    block();
  }

  /** Also for what isn't a callback, such as a listener. */
  void block() {
    called.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until a thread is held. */
  void awaitCall() throws InterruptedException {
    called.await();
  }

  /** Releases the thread. */
  @Override
  public void close() {
    released.countDown();
  }
}
