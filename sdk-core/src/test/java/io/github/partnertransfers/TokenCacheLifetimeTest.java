package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a token is used, renewed and dropped, and how logins end. */
class TokenCacheLifetimeTest {
  private static final Duration LIFETIME = Duration.ofSeconds(100);

  private final AtomicLong now = new AtomicLong();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private final List<@Nullable String> claims = new ArrayList<>();
  private final ClientThreads threads = threads(tasks::add);
  private TokenProvider provider = request -> AccessToken.of("token", LIFETIME);
  private final TokenCache cache = cache(request -> provider.getToken(request), threads, 60);

  private static ClientThreads threads(Executor executor) {
    return new ClientThreads(TransfersClient.builder().controlExecutor(executor));
  }

  private TokenCache cache(TokenProvider source, ClientThreads client, long timeoutSeconds) {
    CallListener listener =
        new CallListener() {
          @Override
          public void attemptEnded(Attempt attempt) {}

          @Override
          public void loginStarted(TokenRequest request) {
            claims.add(request.claims());
            events.add("started");
          }

          @Override
          public void loginEnded(
              TokenRequest request, Duration duration, @Nullable Throwable failure) {
            assertThat(duration).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            events.add(failure == null ? "ended" : "failed");
          }
        };
    return new TokenCache(
        source,
        Cloud.GLOBAL,
        client,
        new CallEvents(List.of(listener)),
        now::get,
        Duration.ofSeconds(timeoutSeconds).toNanos());
  }

  @AfterEach
  void noLoginIsLeft() {
    assertThat(threads.watched()).isEmpty();
    threads.close();
  }

  private void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private Outcome login() {
    Outcome outcome = new Outcome();
    cache.get(outcome);
    run();
    return outcome;
  }

  private void at(Duration time, long plusNanos) {
    now.set(time.toNanos() + plusNanos);
  }

  @Test
  void aTenthOfTheLifetimeBeforeItsEndATokenIsNotUsed() {
    AccessToken token = login().token;
    at(Duration.ofSeconds(90), -1);
    assertThat(cache.current()).isSameAs(token);
    tasks.clear(); // The renewal that was due.
    cache.close();
    at(Duration.ofSeconds(90), 0);
    assertThat(cache.current()).isNull();
  }

  @Test
  void aFifthOfTheLifetimeBeforeItsEndATokenIsRenewed() {
    login();
    at(Duration.ofSeconds(80), -1);
    cache.current();
    assertThat(tasks).isEmpty();
    at(Duration.ofSeconds(80), 0);
    cache.current();
    assertThat(tasks).hasSize(1);
    run();
    assertThat(events).containsExactly("started", "ended", "started", "ended");
  }

  @Test
  void aFailedRenewalIsRepeatedAfterHalfAMinute() {
    provider = request -> AccessToken.of("token", Duration.ofHours(1));
    login();
    provider =
        request -> {
          throw new IOException("no network");
        };
    Duration due = Duration.ofMinutes(55);
    at(due, 0);
    cache.current();
    run();
    at(due.plusSeconds(30), -1);
    cache.current();
    assertThat(tasks).isEmpty();
    at(due.plusSeconds(30), 0);
    cache.current();
    assertThat(tasks).hasSize(1);
    run();
    assertThat(events)
        .containsExactly("started", "ended", "started", "failed", "started", "failed");
  }

  @Test
  void aCachedTokenIsHandedOutAtOnce() {
    AccessToken token = login().token;
    Outcome next = new Outcome();
    cache.get(next);
    assertThat(next.token).isSameAs(token);
    assertThat(tasks).isEmpty();
  }

  @Test
  void aStaticTokenNeedsNoLogin() {
    AccessToken token = AccessToken.of("static", LIFETIME);
    assertThat(cache(new StaticToken(token), threads, 60).current()).isSameAs(token);
    assertThat(events).isEmpty();
  }

  @Test
  void aProviderThatAsksItsOwnClientFails() {
    Outcome inner = new Outcome();
    provider =
        request -> {
          cache.get(inner);
          return AccessToken.of("token", LIFETIME);
        };
    assertThat(login().token).isNotNull();
    assertThat(inner.failure).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aProviderThatReturnsNullFails() {
    provider = request -> null;
    assertThat(login().failure).isInstanceOf(LoginFailedException.class);
    assertThat(events).containsExactly("started", "failed");
  }

  @Test
  void closingFailsTheWaitersAndInterruptsTheProvider() {
    provider =
        request -> {
          cache.close();
          assertThat(Thread.interrupted()).isTrue();
          return AccessToken.of("late", LIFETIME);
        };
    Outcome outcome = login();
    assertThat(outcome.failure).hasMessage("the client was closed");
    assertThat(outcome.token).isNull();
    assertThat(cache.current()).isNull();
  }

  @Test
  void aLoginThatTakesTooLongFails() {
    TokenCache impatient = cache(provider, threads, -1);
    Outcome outcome = new Outcome();
    impatient.get(outcome);
    Watchdog.Watched login = threads.watched().get(0);
    assertThat(login.isDue()).isTrue();
    login.onDue();
    assertThat(outcome.failure).hasMessage("the login timed out");
    run();
    assertThat(events).isEmpty();
  }

  @Test
  void aLoginInTimeIsNotDue() {
    cache.get(new Outcome());
    assertThat(threads.watched()).noneMatch(Watchdog.Watched::isDue);
    run();
  }

  @Test
  void withoutAThreadTheLoginFails() {
    ClientThreads full =
        threads(
            task -> {
              throw new RejectedExecutionException("full");
            });
    Outcome outcome = new Outcome();
    cache(provider, full, 60).get(outcome);
    assertThat(outcome.failure).hasMessageStartingWith("no thread for the login");
    assertThat(full.watched()).isEmpty();
    full.close();
  }

  @Test
  void claimsAreRequestedUntilATokenMeetsThem() {
    AccessToken first = login().token;
    cache.invalidate(first, "c1");
    provider =
        request -> {
          cache.invalidate(first, "ignored"); // Not the current token.
          return AccessToken.of("second", LIFETIME);
        };
    AccessToken second = login().token;
    cache.invalidate(second, null);
    login();
    assertThat(claims).containsExactly(null, "c1", null);
  }

  @Test
  void whoLeavesHearsNothing() {
    Outcome leaving = new Outcome();
    Outcome staying = new Outcome();
    cache.get(leaving);
    cache.get(staying);
    cache.remove(leaving);
    run();
    assertThat(leaving.token).isNull();
    assertThat(staying.token).isNotNull();
  }

  private static final class Outcome implements TokenCache.Waiter {
    @Nullable AccessToken token;
    @Nullable Throwable failure;

    @Override
    public void tokenReady(AccessToken newToken) {
      token = newToken;
    }

    @Override
    public void tokenFailed(Throwable newFailure) {
      failure = newFailure;
    }
  }
}
