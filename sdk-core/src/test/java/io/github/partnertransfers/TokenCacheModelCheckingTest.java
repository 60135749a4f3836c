package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Model-checks interleavings of threads that use the token cache. */
class TokenCacheModelCheckingTest {
  /** The profile {@code soak} checks 20 scenarios with 500 interleavings each. */
  private static final int SCENARIOS = Integer.getInteger("model-checking.scenarios", 8);

  private static final int INTERLEAVINGS = Integer.getInteger("model-checking.ways", 50);

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(SCENARIOS)
        .invocationsPerIteration(INTERLEAVINGS)
        .minimizeFailedScenario(false);
  }

  @Test
  void eachWaiterIsNotifiedOnceAndNoInvalidatedTokenIsCurrent() {
    options().check(Caching.class);
  }

  @Test
  void detectsAnImplementationThatForgetsWaiters() {
    assertThatThrownBy(() -> options().check(ForgettingWaiters.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("were notified");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  private static final class CountingWaiter implements TokenCache.Waiter {
    final AtomicInteger notified = new AtomicInteger();

    @Override
    public void tokenReady(AccessToken token) {
      notified.incrementAndGet();
    }

    @Override
    public void tokenFailed(Throwable failure) {
      notified.incrementAndGet();
    }
  }

  /** Threads that get tokens, invalidate them, and stop waiting. */
  public static class Caching {
    private final AtomicInteger logins = new AtomicInteger();
    private final ConcurrentLinkedQueue<CountingWaiter> waiters = new ConcurrentLinkedQueue<>();
    private final TokenCache cache =
        new TokenCache(
            request -> {
              int number = logins.incrementAndGet();
              if (number % 2 == 1) {
                throw new IllegalStateException("every other login fails");
              }
              return AccessToken.of("token-" + number, Duration.ofHours(1));
            },
            Cloud.GLOBAL,
            new UnwatchedThreads(),
            new CallEvents(List.of()),
            () -> 0,
            Long.MAX_VALUE);

    @Operation
    public void get() {
      CountingWaiter waiter = new CountingWaiter();
      waiters.add(waiter);
      cache.get(waiter);
    }

    @Operation
    public void invalidate() {
      AccessToken token = cache.current();
      if (token != null) {
        cache.invalidate(token, null);
        require(cache.current() != token, "an invalidated token is current");
      }
    }

    @Operation
    public void stopWaiting() {
      CountingWaiter waiter = new CountingWaiter();
      cache.get(waiter);
      cache.remove(waiter);
      require(waiter.notified.get() <= 1, "notified twice");
    }

    @Validate
    public void check() {
      int notified = waiters.stream().mapToInt(waiter -> waiter.notified.get()).sum();
      require(notified == waiters.size(), notified + " were notified of " + waiters.size());
    }
  }

  /** A faulty implementation: it forgets waiters that are added during the notification. */
  public static class ForgettingWaiters {
    private final AtomicInteger notified = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private List<Runnable> waiters;

    @Operation
    public void get() {
      gets.incrementAndGet();
      boolean isFirst;
      synchronized (this) {
        isFirst = waiters == null;
        waiters = isFirst ? new ArrayList<>() : waiters;
        waiters.add(notified::incrementAndGet);
      }
      if (isFirst) {
        List<Runnable> all;
        synchronized (this) {
          all = new ArrayList<>(waiters);
        }
        all.forEach(Runnable::run);
        synchronized (this) {
          waiters = null;
        }
      }
    }

    @Validate
    public void check() {
      require(notified.get() == gets.get(), notified + " were notified of " + gets);
    }
  }

  /** Runs logins at once, and never ends one. */
  private static final class UnwatchedThreads extends ClientThreads {
    UnwatchedThreads() {
      super(TransfersClient.builder().controlExecutor(Runnable::run));
    }

    @Override
    void watch(Watchdog.Watched operation) {}

    @Override
    void unwatch(Watchdog.Watched operation) {}
  }
}
