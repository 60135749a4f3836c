package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Lets a model checker choose how threads that need a token take turns. */
class TokenCacheModelCheckingTest {
  /** In the profile {@code soak} they are 20 of 500, 10,000 ways to take turns. */
  private static final int SCENARIOS = Integer.getInteger("model-checking.scenarios", 8);

  private static final int WAYS_EACH = Integer.getInteger("model-checking.ways", 50);

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(SCENARIOS)
        .invocationsPerIteration(WAYS_EACH)
        .minimizeFailedScenario(false);
  }

  @Test
  void eachWaiterHearsOnceOfATokenThatWasNotRefusedBefore() {
    options().check(Caching.class);
  }

  @Test
  void plantedForgottenWaiterIsFound() {
    assertThatThrownBy(() -> options().check(ForgettingWaiters.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("were told");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  private static final class CountingWaiter implements TokenCache.Waiter {
    final AtomicInteger told = new AtomicInteger();

    @Override
    public void tokenReady(AccessToken token) {
      told.incrementAndGet();
    }

    @Override
    public void tokenFailed(Throwable failure) {
      told.incrementAndGet();
    }
  }

  /** Threads that get tokens, refuse them, and leave before they have one. */
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
            Runnable::run,
            new Watchdog(new NoTimer(), Runnable::run),
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
    public void refuse() {
      AccessToken token = cache.current();
      if (token != null) {
        cache.invalidate(token, null);
        require(cache.current() != token, "a refused token is current");
      }
    }

    @Operation
    public void leave() {
      CountingWaiter waiter = new CountingWaiter();
      cache.get(waiter);
      cache.remove(waiter);
      require(waiter.told.get() <= 1, "told twice");
    }

    @Validate
    public void check() {
      int told = waiters.stream().mapToInt(waiter -> waiter.told.get()).sum();
      require(told == waiters.size(), told + " were told of " + waiters.size());
    }
  }

  /** The mistake that must not be made: whoever joins while the others are told is forgotten. */
  public static class ForgettingWaiters {
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private List<Runnable> waiters;

    @Operation
    public void get() {
      gets.incrementAndGet();
      boolean isFirst;
      synchronized (this) {
        isFirst = waiters == null;
        waiters = isFirst ? new ArrayList<>() : waiters;
        waiters.add(told::incrementAndGet);
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
      require(told.get() == gets.get(), told + " were told of " + gets);
    }
  }

  /** Time stands still. */
  private static final class NoTimer extends AbstractExecutorService
      implements ScheduledExecutorService {
    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      return null;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        Runnable command, long initialDelay, long period, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long initialDelay, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }

    @Override
    public void execute(Runnable command) {
      throw new UnsupportedOperationException();
    }
  }
}
