package io.github.partnertransfers.spring.boot;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that call listeners. They start with the watch and, like those of a web server, keep
 * an application running that does nothing else.
 *
 * <p>Not a bean of type {@code Executor}, which would replace the one of the application.
 */
final class ListenerThreads implements AutoCloseable {
  private final ThreadPoolExecutor executor;

  ListenerThreads(int threads) {
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new CustomizableThreadFactory("transfer-listener-"));
  }

  Scheduler scheduler() {
    return Schedulers.from(executor);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
