package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Clients acquire the threads of the process when they need one, and release them once. */
class SharedThreadsTest {
  @Test
  void threadsEndWithTheLastClientOnly() {
    SharedThreads threads = SharedThreads.acquire();
    assertThat(SharedThreads.acquire()).isSameAs(threads);

    SharedThreads.release();
    assertThat(threads.workers.isShutdown()).isFalse();
    SharedThreads.release();

    assertThat(threads.workers.isShutdown()).isTrue();
    assertThat(threads.timer.isShutdown()).isTrue();
    assertThat(SharedThreads.acquire()).isNotSameAs(threads);
    SharedThreads.release();
  }

  @Test
  void closingTwiceReleasesOnce() {
    SharedThreads threads = SharedThreads.acquire();
    ClientThreads client = new ClientThreads(TransfersClient.builder());
    client.control.execute(() -> {});

    client.close();
    client.close();

    assertThat(threads.workers.isShutdown()).isFalse();
    SharedThreads.release();
  }

  @Test
  void aClientThatNeededNoThreadReleasesNone() {
    SharedThreads threads = SharedThreads.acquire();
    new ClientThreads(TransfersClient.builder()).close();

    assertThat(threads.workers.isShutdown()).isFalse();
    SharedThreads.release();
  }

  @Test
  void aClosedClientAcquiresNone() {
    SharedThreads threads = SharedThreads.acquire(); // They stay, for another client.
    ClientThreads client = new ClientThreads(TransfersClient.builder());
    client.close();

    assertThatThrownBy(() -> client.control.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> client.logins.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> client.requests.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(client.schedule(() -> {}, 0)).isNull();
    assertThat(client.watched()).isEmpty();
    SharedThreads.release();
    assertThat(threads.workers.isShutdown()).isTrue();
  }

  @Test
  void aThreadBelongsToNoApplication() throws Exception {
    SharedThreads threads = SharedThreads.acquire();
    AtomicReference<Thread> thread = new AtomicReference<>();
    ClassLoader application = new ClassLoader() {};
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(application);
    try {
      threads.workers.submit(() -> thread.set(Thread.currentThread())).get();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      SharedThreads.release();
    }
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().getContextClassLoader()).isSameAs(SharedThreads.class.getClassLoader());
    thread.get().join();
  }
}
