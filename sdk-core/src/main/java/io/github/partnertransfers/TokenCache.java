package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Caches the token. All calls share one refresh, which runs on a separate thread, so canceling one
 * call doesn't cancel it. A refresh that times out is abandoned, and its late result ignored.
 */
final class TokenCache {
  /** Receives the result of a refresh. The methods must not block or throw. */
  interface Waiter {
    void tokenReady(AccessToken token);

    void tokenFailed(Throwable failure);

    /** Returns the context of a login that this waiter starts. */
    default CapturedContext context() {
      return CapturedContext.NONE;
    }
  }

  /** The minimum time between two background refreshes. */
  private static final Duration BACKGROUND_RETRY = Duration.ofSeconds(30);

  private final TokenProvider provider;
  private final Cloud cloud;
  private final ClientThreads threads;
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
   * @param threads run each refresh, and end one that times out
   * @param timeoutNanos the timeout of a refresh, in real time
   */
  TokenCache(
      TokenProvider provider,
      Cloud cloud,
      ClientThreads threads,
      CallEvents events,
      Ticker ticker,
      long timeoutNanos) {
    this.provider = provider;
    this.cloud = cloud;
    this.threads = threads;
    this.events = events;
    this.ticker = ticker;
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * Returns the cached token, or null if there is none or it expires. Doesn't block. Starts a
   * background renewal that is due.
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

  /** Passes the token to the waiter, now or after the shared refresh. */
  void get(Waiter waiter) {
    AccessToken token;
    Refresh started = null;
    Throwable failure = null;
    synchronized (this) {
      token = current();
      if (token == null) {
        if (refresh == null) {
          started = new Refresh(claims, waiter.context());
          refresh = started;
        }
        if (refresh.isOnThisThread()) {
          failure =
              new IllegalStateException(
                  "the token provider called the client that waits for its token");
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

  /** Removes a waiter. */
  synchronized void remove(Waiter waiter) {
    if (refresh != null) {
      refresh.waiters.remove(waiter);
    }
  }

  /** Removes a token that the service refused, unless a newer one has replaced it. */
  synchronized void invalidate(AccessToken refused, @Nullable String newClaims) {
    Entry held = entry;
    if (held != null && held.token == refused) {
      entry = null;
      claims = newClaims;
    }
  }

  /** Aborts the refresh in flight, because the client is closed. */
  void close() {
    abort(new IOException("the client was closed"));
  }

  /** Replaces the token by that of a user who has signed in. */
  void replace(AccessToken token) {
    abort(new IOException("another user signed in")); // It would replace the user's tokens.
    synchronized (this) {
      entry = new Entry(token, ticker.nanoTime());
      claims = null;
    }
  }

  /** Returns the claims that the next token must have, or null. */
  synchronized @Nullable String claims() {
    return claims;
  }

  private void abort(IOException reason) {
    Refresh last;
    synchronized (this) {
      last = refresh;
    }
    if (last != null) {
      abort(last, reason);
    }
  }

  private void abort(Refresh aborted, IOException reason) {
    finish(aborted, null, reason);
    Thread thread = aborted.interrupt();
    if (thread != null && provider instanceof EntraLogin) {
      ForeignCode.runQuietly(() -> ((EntraLogin) provider).abort(thread));
    }
  }

  private void renewInBackground(Entry held, long now) {
    Refresh started;
    synchronized (this) {
      if (refresh != null || entry != held || now - held.renewAt < 0) {
        return;
      }
      held.renewAt = now + BACKGROUND_RETRY.toNanos();
      started = new Refresh(claims, CapturedContext.NONE); // No call waits for it.
      refresh = started;
    }
    start(started);
  }

  private void start(Refresh started) {
    try {
      threads.watch(started);
      threads.logins.execute(() -> run(started));
    } catch (Throwable e) { // The thread start failed, or the client was closed.
      finish(started, null, new IOException("no thread for the login: " + e, e));
    }
  }

  private void run(Refresh started) {
    synchronized (this) {
      if (refresh != started) {
        return; // Aborted before the thread started.
      }
      started.loginStarts();
    }
    started.context.runRequest(() -> logIn(started));
    finish(started, started.token, started.failure);
  }

  private void logIn(Refresh started) {
    AccessToken token = null;
    Throwable failure = null;
    TokenRequest request = TokenRequest.of(cloud, started.claims);
    events.loginStarted(request);
    long start = System.nanoTime();
    try {
      token = provider.getToken(request);
      if (token == null) {
        failure = LoginFailedException.providerFailed("the token provider returned null", null);
      }
    } catch (Throwable e) { // The waiters must be notified of any failure.
      failure = e;
    }
    started.loginEnds();
    events.loginEnded(request, System.nanoTime() - start, failure);
    started.token = token;
    started.failure = failure;
  }

  private void finish(Refresh finished, @Nullable AccessToken token, @Nullable Throwable failure) {
    threads.unwatch(finished);
    List<Waiter> waiters;
    synchronized (this) {
      if (refresh != finished) {
        return; // Aborted.
      }
      refresh = null;
      waiters = new ArrayList<>(finished.waiters);
      if (token != null) {
        entry = new Entry(token, ticker.nanoTime());
        // This token doesn't satisfy claims that were required during the refresh.
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
    final CapturedContext context;
    final long startedAt = System.nanoTime();
    final Set<Waiter> waiters = new LinkedHashSet<>(); // Guarded by the cache's lock.

    /** The thread in the token provider. */
    @GuardedBy("this")
    private @Nullable Thread thread;

    @Nullable AccessToken token;
    @Nullable Throwable failure;

    Refresh(@Nullable String claims, CapturedContext context) {
      this.claims = claims;
      this.context = context;
    }

    synchronized void loginStarts() {
      thread = Thread.currentThread();
    }

    /** Ends the use of the thread, which may go on with the work of another client. */
    synchronized void loginEnds() {
      thread = null;
      Thread.interrupted(); // Clears the interrupt of an abort.
    }

    synchronized boolean isOnThisThread() {
      return thread == Thread.currentThread();
    }

    /** Interrupts the token provider. Returns its thread, or null if it isn't running. */
    synchronized @Nullable Thread interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
      return thread;
    }

    @Override
    public boolean isDue() {
      return System.nanoTime() - startedAt > timeoutNanos;
    }

    @Override
    public void onDue() {
      abort(this, new IOException("the login timed out"));
    }

    /** Does nothing: the calls that wait for it end first, see {@link #close}. */
    @Override
    public void cancel() {}
  }

  private static final class Entry {
    /** A token is renewed in the background when this, or a fifth of its lifetime, is left. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** A token counts as expired when this, or a tenth of its lifetime, is left. */
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
