package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The daemon threads of the process, which all clients share: a thousand clients need one timer,
 * and as many other threads as tasks run at the same time. A client acquires them when it first
 * needs a thread. Idle threads end after ten seconds, and at once when the last client that
 * acquired them is closed.
 *
 * <p>The threads have the class loader of the SDK as their context class loader, not that of the
 * application which happens to start one.
 */
final class SharedThreads {
  private static final long KEEP_ALIVE_SECONDS = 10;

  @GuardedBy("SharedThreads.class")
  private static @Nullable SharedThreads current;

  /** The number of clients that have acquired the current threads. */
  @GuardedBy("SharedThreads.class")
  private static int clients;

  /** Runs each task immediately, on an idle thread or on a new one. */
  final ThreadPoolExecutor workers = newWorkers();

  final ScheduledThreadPoolExecutor timer = newTimer();
  final Watchdog watchdog = new Watchdog(timer);
  final StaggeredExecutor logins = new StaggeredExecutor(workers, timer);

  private SharedThreads() {}

  /** Returns the threads of the process. The client must {@link #release} them once. */
  static synchronized SharedThreads acquire() {
    SharedThreads acquired = current == null ? new SharedThreads() : current;
    current = acquired;
    clients++;
    return acquired;
  }

  /** Ends the threads if no other client has acquired them. Running tasks continue. */
  static synchronized void release() {
    clients--;
    if (clients == 0 && current != null) {
      current.timer.shutdownNow();
      current.workers.shutdown();
      current = null;
    }
  }

  private static ThreadPoolExecutor newWorkers() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> newThread(task, "partner-transfers-" + number.incrementAndGet()));
  }

  /** Returns a timer with one thread, and none while it is idle. */
  private static ScheduledThreadPoolExecutor newTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, task -> newThread(task, "partner-transfers-timer"));
    timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static Thread newThread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(SharedThreads.class.getClassLoader());
    return thread;
  }
}
