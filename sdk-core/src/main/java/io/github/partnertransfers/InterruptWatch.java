package io.github.partnertransfers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import retrofit2.Call;

/**
 * Lets an interrupt reach a thread that is blocked in a socket, which Java by itself doesn't: while
 * blocking calls run, it looks twenty times a second whether one of their threads was interrupted,
 * and cancels that thread's request.
 */
final class InterruptWatch {
  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;
  private final Set<BlockedThread> blocked = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * A watch.
   *
   * @param timer real time, always: a test that rules the time of calls doesn't rule its threads
   */
  InterruptWatch(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Watches this thread until the result is ended. */
  BlockedThread watch(Call<?> call) {
    BlockedThread thread = new BlockedThread(Thread.currentThread(), call);
    blocked.add(thread);
    lookLater();
    return thread;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A look that finds nobody is the last one.
  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      try {
        timer.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        looking.set(false); // The client is closed, which cancels its requests anyway.
      }
    }
  }

  private void look() {
    for (BlockedThread each : blocked) {
      if (each.thread.isInterrupted()) {
        each.call.cancel();
      }
    }
    looking.set(false);
    if (!blocked.isEmpty()) {
      lookLater();
    }
  }

  /** A thread that makes a request. */
  final class BlockedThread {
    private final Thread thread;
    private final Call<?> call;

    private BlockedThread(Thread thread, Call<?> call) {
      this.thread = thread;
      this.call = call;
    }

    void end() {
      blocked.remove(this);
    }
  }
}
