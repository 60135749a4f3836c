package io.github.partnertransfers.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is reachable; exact with the serial collector, which doesn't put off its work. */
final class UsedHeap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private UsedHeap() {}

  static long bytes() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  /** The least of a few tries: what others are about to let go isn't to be counted. */
  static long leastBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      least = Math.min(least, bytes());
    }
    return least;
  }
}
