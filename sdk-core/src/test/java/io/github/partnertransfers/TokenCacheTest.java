package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cache with a clock and an executor under test control. */
class TokenCacheTest {
  private final AtomicLong now = new AtomicLong();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private final AtomicInteger requests = new AtomicInteger();
  private boolean loginFails;

  private final ClientThreads threads =
      new ClientThreads(TransfersClient.builder().controlExecutor(refreshes::add));

  private final TokenCache cache =
      new TokenCache(
          request -> {
            int number = requests.incrementAndGet();
            if (loginFails) {
              throw new IOException("no network");
            }
            return AccessToken.of("token-" + number, Duration.ofHours(1));
          },
          Cloud.GLOBAL,
          threads,
          new CallEvents(List.of()),
          now::get,
          Duration.ofMinutes(2).toNanos());

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void manyWaitersShareOneRefresh() {
    List<RecordingWaiter> waiters = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      RecordingWaiter waiter = new RecordingWaiter();
      waiters.add(waiter);
      cache.get(waiter);
    }

    runRefreshes();

    assertThat(requests).hasValue(1);
    assertThat(waiters).allMatch(waiter -> waiter.token.value().equals("token-1"));
  }

  @Test
  void aTokenIsRenewedInTheBackgroundBeforeItExpires() {
    login();
    advance(Duration.ofMinutes(54));
    assertThat(cache.current().value()).isEqualTo("token-1");
    assertThat(refreshes).isEmpty();

    advance(Duration.ofMinutes(2));
    assertThat(cache.current().value()).isEqualTo("token-1");
    assertThat(cache.current().value()).isEqualTo("token-1");
    assertThat(refreshes).hasSize(1);

    runRefreshes();
    assertThat(cache.current().value()).isEqualTo("token-2");
  }

  @Test
  void aFailedBackgroundRenewalKeepsTheOldTokenAndIsRetriedLater() {
    login();
    loginFails = true;
    advance(Duration.ofMinutes(56));

    assertThat(cache.current().value()).isEqualTo("token-1");
    runRefreshes();
    assertThat(cache.current().value()).isEqualTo("token-1");
    assertThat(refreshes).isEmpty();

    advance(Duration.ofSeconds(31));
    assertThat(cache.current().value()).isEqualTo("token-1");
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void anExpiredTokenIsNotUsed() {
    login();

    advance(Duration.ofMinutes(59).plusSeconds(31));

    assertThat(cache.current()).isNull();
  }

  @Test
  void aFailureIsNotCached() {
    loginFails = true;
    RecordingWaiter first = new RecordingWaiter();
    cache.get(first);
    runRefreshes();
    assertThat(first.problem).hasMessage("no network");

    loginFails = false;
    RecordingWaiter second = new RecordingWaiter();
    cache.get(second);
    runRefreshes();
    assertThat(second.token.value()).isEqualTo("token-2");
  }

  @Test
  void invalidatingAnOldTokenKeepsTheNewOne() {
    AccessToken old = login();
    cache.invalidate(old, null);
    AccessToken current = login();

    cache.invalidate(old, null);

    assertThat(cache.current()).isSameAs(current);
  }

  private AccessToken login() {
    RecordingWaiter waiter = new RecordingWaiter();
    cache.get(waiter);
    runRefreshes();
    return waiter.token;
  }

  private void advance(Duration duration) {
    now.addAndGet(duration.toNanos());
  }

  private void runRefreshes() {
    Runnable refresh = refreshes.poll();
    while (refresh != null) {
      refresh.run();
      refresh = refreshes.poll();
    }
  }

  private static final class RecordingWaiter implements TokenCache.Waiter {
    AccessToken token;
    Throwable problem;

    @Override
    public void tokenReady(AccessToken newToken) {
      token = newToken;
    }

    @Override
    public void tokenFailed(Throwable newProblem) {
      problem = newProblem;
    }
  }
}
