package io.github.partnertransfers.benchmarks;

import java.util.HashSet;
import java.util.Set;

/** The threads that came since, but for those of OkHttp, Okio and the server. */
final class OurThreads {
  private final Set<Thread> earlier = Thread.getAllStackTraces().keySet();

  static OurThreads fromNow() {
    return new OurThreads();
  }

  int alive() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(earlier);
    threads.removeIf(thread -> thread.getName().startsWith("OkHttp"));
    threads.removeIf(thread -> thread.getName().startsWith("Okio"));
    threads.removeIf(thread -> thread.getName().equals(CannedServer.THREAD));
    threads.removeIf(thread -> !thread.isAlive());
    return threads.size();
  }
}
