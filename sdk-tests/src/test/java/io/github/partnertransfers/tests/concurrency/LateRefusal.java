package io.github.partnertransfers.tests.concurrency;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Holds back the first 401 until it is told to let it pass. */
final class LateRefusal implements Interceptor {
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final CountDownLatch refused = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == 401 && first.getAndSet(false)) {
      refused.countDown();
      LoginGate.await(released);
    }
    return response;
  }

  void awaitRefusal() throws IOException {
    LoginGate.await(refused);
  }

  void release() {
    released.countDown();
  }
}
