package io.github.partnertransfers.tests.concurrency;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Holds token requests back until the callers that are to share them have come. */
final class LoginGate implements Interceptor {
  private volatile CountDownLatch opening = new CountDownLatch(0);

  /** Closes the gate until this many callers have been counted. */
  CountDownLatch closeUntil(int callers) {
    opening = new CountDownLatch(callers);
    return opening;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (chain.request().url().encodedPath().startsWith("/login/")) {
      await(opening);
    }
    return chain.proceed(chain.request());
  }

  static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
