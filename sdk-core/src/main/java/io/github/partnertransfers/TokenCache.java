package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current token and gets the next one, once for all calls. The provider runs on a thread
 * of its own, so that no caller's cancellation stops it for the others. A refresh that takes too
 * long is given up, and its late result ignored.
 */
final class TokenCache {
  /** Waits for the outcome of a refresh. The methods must neither block nor throw. */
  interface Waiter {
    void tokenReady(AccessToken token);

    void tokenFailed(Throwable failure);
  }

  /** How long a failed background refresh isn't repeated. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final TokenProvider provider;
  private final Cloud cloud;
  private final Executor executor;
  private final Watchdog watchdog;
  private final CallEvents events;
  private final Ticker ticker;
  private final long timeoutNanos;

  private volatile @Nullable Entry entry;

  /** Not null while a refresh is in flight. */
  @GuardedBy("this")
  private @Nullable Refresh refresh;

  @GuardedBy("this")
  private @Nullable String claims;

  /**
   * Creates an empty cache.
   *
   * @param executor runs each refresh, on a thread that the calls which wait don't need
   * @param watchdog gives up a refresh that takes too long
   * @param timeoutNanos the longest that a refresh may take, in real time
   */
  TokenCache(
      TokenProvider provider,
      Cloud cloud,
      Executor executor,
      Watchdog watchdog,
      CallEvents events,
      Ticker ticker,
      long timeoutNanos) {
    this.provider = provider;
    this.cloud = cloud;
    this.executor = executor;
    this.watchdog = watchdog;
    this.events = events;
    this.ticker = ticker;
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * Returns the token, if there is a good one, and waits for nothing. Starts a renewal that is due.
   */
  @Nullable AccessToken current() {
    if (provider instanceof StaticToken) {
      return ((StaticToken) provider).token();
    }
    Entry held = entry;
    if (held == null) {
      return null;
    }
    long now = ticker.nanoTime();
    if (now - held.useUntil >= 0) {
      return null;
    }
    if (now - held.renewAt >= 0) {
      renewInBackground(held, now);
    }
    return held.token;
  }

  /** Gives the waiter the token there is, or that of the refresh that all waiters share. */
  void get(Waiter waiter) {
    AccessToken token;
    Refresh started = null;
    Throwable failure = null;
    synchronized (this) {
      token = current();
      if (token == null) {
        if (refresh == null) {
          started = new Refresh(claims);
          refresh = started;
        }
        if (refresh.thread == Thread.currentThread()) {
          failure = new IllegalStateException("the token provider calls the client that it serves");
        } else {
          refresh.waiters.add(waiter);
        }
      }
    }
    if (token != null) {
      waiter.tokenReady(token);
    } else if (failure != null) {
      waiter.tokenFailed(failure);
    } else if (started != null) {
      start(started);
    }
  }

  /** Forgets a waiter that no longer waits. */
  synchronized void remove(Waiter waiter) {
    if (refresh != null) {
      refresh.waiters.remove(waiter);
    }
  }

  /** Forgets a token that the service refused, unless a newer one has replaced it already. */
  synchronized void invalidate(AccessToken refused, @Nullable String demandedClaims) {
    Entry held = entry;
    if (held != null && held.token == refused) {
      entry = null;
      claims = demandedClaims;
    }
  }

  /** Gives up a refresh that is in flight, since the client is closed. */
  void close() {
    Refresh last;
    synchronized (this) {
      last = refresh;
    }
    if (last != null) {
      abort(last, new IOException("the client was closed"));
    }
  }

  private void abort(Refresh aborted, IOException reason) {
    finish(aborted, null, reason);
    Thread thread = aborted.thread;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    if (provider instanceof EntraLogin) {
      ForeignCode.runQuietly(() -> ((EntraLogin) provider).abort(thread));
    }
  }

  private void renewInBackground(Entry held, long now) {
    Refresh started;
    synchronized (this) {
      if (refresh != null || entry != held || now - held.renewAt < 0) {
        return;
      }
      held.renewAt = now + PAUSE.toNanos();
      started = new Refresh(claims);
      refresh = started;
    }
    start(started);
  }

  private void start(Refresh started) {
    try {
      watchdog.add(started);
      executor.execute(() -> run(started));
    } catch (Throwable e) { // No thread could be started, or the client was closed.
      finish(started, null, new IOException("no thread for the login: " + e, e));
    }
  }

  private void run(Refresh started) {
    synchronized (this) {
      if (refresh != started) {
        return; // Given up before this thread was there.
      }
      started.thread = Thread.currentThread();
    }
    AccessToken token = null;
    Throwable failure = null;
    TokenRequest request = TokenRequest.of(cloud, started.claims);
    events.loginStarted(request);
    long start = System.nanoTime();
    try {
      token = provider.getToken(request);
      if (token == null) {
        failure = LoginFailedException.broken("the token provider returned null", null);
      }
    } catch (Throwable e) { // Whatever it is, those that wait have to hear of it.
      failure = e;
    }
    started.thread = null;
    events.loginEnded(request, System.nanoTime() - start, failure);
    finish(started, token, failure);
  }

  private void finish(Refresh finished, @Nullable AccessToken token, @Nullable Throwable failure) {
    watchdog.remove(finished);
    List<Waiter> waiters;
    synchronized (this) {
      if (refresh != finished) {
        return; // Given up earlier.
      }
      refresh = null;
      waiters = new ArrayList<>(finished.waiters);
      if (token != null) {
        entry = new Entry(token, ticker.nanoTime());
        // A demand that came while the token was on its way isn't met by it.
        claims = Objects.equals(claims, finished.claims) ? null : claims;
      }
    }
    for (Waiter waiter : waiters) {
      if (token != null) {
        waiter.tokenReady(token);
      } else if (failure != null) {
        waiter.tokenFailed(failure);
      }
    }
  }

  /** One login and the calls that wait for it. */
  private final class Refresh implements Watchdog.Watched {
    final @Nullable String claims;
    final long startedAt = System.nanoTime();
    final Set<Waiter> waiters = new LinkedHashSet<>(); // Guarded by the cache's lock.
    volatile @Nullable Thread thread;

    Refresh(@Nullable String claims) {
      this.claims = claims;
    }

    @Override
    public boolean isDue() {
      return System.nanoTime() - startedAt > timeoutNanos;
    }

    @Override
    public void act() {
      abort(this, new IOException("the login timed out"));
    }
  }

  private static final class Entry {
    /** A token is renewed in the background when this, or a fifth of its lifetime, is left. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** A token isn't used any more when this, or a tenth of its lifetime, is left. */
    private static final Duration LATE = Duration.ofSeconds(30);

    final AccessToken token;
    final long useUntil;
    volatile long renewAt;

    Entry(AccessToken token, long now) {
      long lifetime = Durations.toNanos(token.lifetime());
      this.token = token;
      this.useUntil = now + lifetime - Math.min(LATE.toNanos(), lifetime / 10);
      this.renewAt = now + lifetime - Math.min(EARLY.toNanos(), lifetime / 5);
    }
  }
}
