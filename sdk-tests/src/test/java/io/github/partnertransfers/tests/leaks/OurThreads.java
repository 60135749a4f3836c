package io.github.partnertransfers.tests.leaks;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The threads of clients, and of blocking calls, that have been started since some moment. Those of
 * earlier tests in the same Java machine, which may be idle for a while yet, don't count.
 */
public final class OurThreads {
  /** The last two are those of an OkHttp dispatcher, without and with a request. */
  private static final List<String> NAMES =
      List.of("partner-transfers", "OkHttp Dispatcher", "OkHttp http");

  private final Set<Thread> earlier;

  private OurThreads(Set<Thread> earlier) {
    this.earlier = earlier;
  }

  /** Those that are started from now on. */
  public static OurThreads fromNow() {
    return new OurThreads(new HashSet<>(running()));
  }

  /** Those that are alive now. */
  public List<Thread> alive() {
    return running().stream().filter(each -> !earlier.contains(each)).toList();
  }

  /** Those that don't end, even if they are given this time. */
  public List<Thread> aliveAfter(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<Thread> alive = alive();
    for (long left = 1; !alive.isEmpty() && left > 0; left = end - System.nanoTime()) {
      join(alive.get(0), end - System.nanoTime());
      alive = alive();
    }
    return alive;
  }

  private static void join(Thread thread, long nanos) {
    try {
      thread.join(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + thread + " was running", e);
    }
  }

  private static List<Thread> running() {
    return all().filter(OurThreads::isOurs).toList();
  }

  private static boolean isOurs(Thread thread) {
    return NAMES.stream().anyMatch(thread.getName()::startsWith);
  }

  /** As Thread.getAllStackTraces, but without stopping all of them to look at their stacks. */
  private static Stream<Thread> all() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] threads;
    int count;
    do {
      threads = new Thread[group.activeCount() * 2 + 16];
      count = group.enumerate(threads);
    } while (count == threads.length); // What doesn't fit is left out silently.
    return Stream.of(threads).limit(count);
  }
}
