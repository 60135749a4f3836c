package io.github.partnertransfers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current token and gets the next one, once for all callers, blocking or not. The
 * provider runs on a thread of its own, so that no caller's cancellation stops it for the others.
 */
final class TokenCache {
  /** Takes the outcome of a refresh; must not block. */
  interface Waiter {
    void token(AccessToken token);

    void tokenFailed(Throwable problem);
  }

  /** How long a failed renewal in the background isn't repeated. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final TokenProvider provider;
  private final Cloud cloud;
  private final Executor executor;
  private final Ticker ticker;

  private volatile @Nullable Entry entry;
  private @Nullable List<Waiter> waiters; // Not null while a refresh is under way.
  private @Nullable String claims;

  TokenCache(TokenProvider provider, Cloud cloud, Executor executor, Ticker ticker) {
    this.provider = provider;
    this.cloud = cloud;
    this.executor = executor;
    this.ticker = ticker;
  }

  /** The token, if there is a good one; takes no lock and starts no wait. */
  @Nullable AccessToken current() {
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

  /** Gets a token for this waiter: the one there is, or the one that the shared refresh brings. */
  void get(Waiter waiter) {
    AccessToken token;
    boolean first = false;
    synchronized (this) {
      token = current();
      if (token == null) {
        first = waiters == null;
        List<Waiter> all = waiters == null ? new ArrayList<>() : waiters;
        all.add(waiter);
        waiters = all;
      }
    }
    if (token != null) {
      waiter.token(token);
    } else if (first) {
      startRefresh();
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

  private void renewInBackground(Entry held, long now) {
    synchronized (this) {
      if (waiters != null || entry != held || now - held.renewAt < 0) {
        return;
      }
      held.renewAt = now + PAUSE.toNanos();
      waiters = new ArrayList<>();
    }
    startRefresh();
  }

  private void startRefresh() {
    try {
      executor.execute(this::refresh);
    } catch (RuntimeException e) {
      finish(null, e, null); // The executor was shut down: the client is closed.
    }
  }

  private void refresh() {
    String demanded;
    synchronized (this) {
      demanded = claims;
    }
    try {
      AccessToken token = provider.getToken(TokenRequest.of(cloud, demanded));
      if (token == null) {
        throw new LoginRefusedException(0, "no token", "the token provider returned null");
      }
      finish(token, null, demanded);
    } catch (Throwable e) { // Whatever it is, the callers that wait have to be told.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      finish(null, e, demanded);
    }
  }

  private void finish(
      @Nullable AccessToken token, @Nullable Throwable problem, @Nullable String met) {
    List<Waiter> waiting;
    synchronized (this) {
      waiting = waiters == null ? new ArrayList<>() : waiters;
      waiters = null;
      if (token != null) {
        entry = new Entry(token, ticker.nanoTime());
        // A demand that came while the token was on its way isn't met by it.
        claims = Objects.equals(claims, met) ? null : claims;
      }
    }
    for (Waiter waiter : waiting) {
      if (token != null) {
        waiter.token(token);
      } else if (problem != null) {
        waiter.tokenFailed(problem);
      }
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
      long lifetime = Nanos.of(token.lifetime());
      this.token = token;
      this.useUntil = now + lifetime - Math.min(LATE.toNanos(), lifetime / 10);
      this.renewAt = now + lifetime - Math.min(EARLY.toNanos(), lifetime / 5);
    }
  }
}
