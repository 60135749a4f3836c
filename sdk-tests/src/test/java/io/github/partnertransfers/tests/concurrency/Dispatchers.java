package io.github.partnertransfers.tests.concurrency;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;

/** Dispatchers of the same width as that of a client's own. */
final class Dispatchers {
  private Dispatchers() {}

  /** One whose idle threads don't keep the JVM from ending. */
  static Dispatcher unbounded() {
    return of(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "OkHttp Dispatcher");
              thread.setDaemon(true);
              return thread;
            }));
  }

  static Dispatcher of(ExecutorService threads) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(64);
    dispatcher.setMaxRequestsPerHost(64);
    return dispatcher;
  }
}
