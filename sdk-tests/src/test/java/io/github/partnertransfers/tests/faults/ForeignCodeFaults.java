package io.github.partnertransfers.tests.faults;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import okhttp3.Response;

/** Code of the application that throws where the client calls it. */
final class ForeignCodeFaults {
  static final Runnable THROW_EXCEPTION =
      () -> {
        throw new IllegalStateException("a mistake of the application");
      };

  static final Runnable THROW_ERROR =
      () -> {
        throw new NoClassDefFoundError("app/Screen");
      };

  static final Runnable FAIL_TO_START_THREAD =
      () -> {
        throw new OutOfMemoryError("unable to create native thread");
      };

  static final Runnable REJECT =
      () -> {
        throw new RejectedExecutionException("the queue is full");
      };

  private ForeignCodeFaults() {}

  /** An interceptor that fails so many times, before the request is sent. */
  static ClientSetup interceptorBeforeRequest(Runnable failing, AtomicInteger times) {
    return (fixture, http, client) ->
        http.addInterceptor(
            chain -> {
              if (isOfApi(chain.request()) && times.getAndDecrement() > 0) {
                failing.run();
              }
              return chain.proceed(chain.request());
            });
  }

  /** An interceptor that fails when a response has arrived. */
  static ClientSetup interceptorAfterResponse(Runnable failing) {
    return (fixture, http, client) ->
        http.addInterceptor(
            chain -> {
              Response response = chain.proceed(chain.request());
              if (isOfApi(chain.request())) {
                response.close();
                failing.run();
              }
              return response;
            });
  }

  private static boolean isOfApi(Request request) {
    return !request.url().encodedPath().startsWith("/login/");
  }

  static ClientSetup listener(Runnable failing) {
    return (fixture, http, client) -> client.addListener(attempt -> failing.run());
  }

  static ClientSetup tokenProvider(Runnable failing) {
    return (fixture, http, client) ->
        client.credential(
            request -> {
              failing.run();
              return Clients.TOKEN;
            });
  }

  static ClientSetup callbackExecutor(Runnable failing) {
    return (fixture, http, client) -> client.callbackExecutor(task -> failing.run());
  }

  /** An executor that fails so many times and then starts a thread for each request. */
  static ClientSetup requestExecutor(Runnable failing, AtomicInteger times) {
    return (fixture, http, client) ->
        client.requestExecutor(
            task -> {
              if (times.getAndDecrement() > 0) {
                fixture.recordMoment();
                failing.run();
              }
              startThread(task);
            });
  }

  private static void startThread(Runnable task) {
    // By its name it is a thread of the client's, which must not be held for ever.
    Thread thread = new Thread(task, "partner-transfers-lent");
    thread.setDaemon(true);
    thread.start();
  }
}
