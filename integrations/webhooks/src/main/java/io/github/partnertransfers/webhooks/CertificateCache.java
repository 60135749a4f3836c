package io.github.partnertransfers.webhooks;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Trusted certificates by URL. The senders choose the URLs, so whatever they do causes few
 * requests: a certificate is downloaded once an hour, by one thread at a time; a failure counts for
 * 30 seconds; and there are ten downloads a minute at most. If a certificate cannot be downloaded
 * again, the last one is used until it expires.
 */
final class CertificateCache {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration FAILURE_LIFETIME = Duration.ofSeconds(30);
  static final int MAX_DOWNLOADS = 10;
  static final Duration DOWNLOADS_WINDOW = Duration.ofMinutes(1);

  private static final int MAX_ENTRIES = 32;

  private record Trusted(X509Certificate certificate, Instant downloaded) {}

  private record Failure(RefusedException refusal, Instant at) {}

  /** The result of a download: a certificate or a refusal. */
  private record Outcome(
      @Nullable X509Certificate certificate, @Nullable RefusedException refusal) {
    boolean isUnavailable() {
      return refusal != null && refusal.reason() == RefusalReason.CERTIFICATE_UNAVAILABLE;
    }

    X509Certificate orThrow() throws RefusedException {
      if (certificate != null) {
        return certificate;
      }
      throw refusal != null ? refusal : unavailable("a download failed");
    }
  }

  private final CertificateVerifier verifier;
  private final InstantSource clock;

  @GuardedBy("this")
  private final Map<HttpUrl, Trusted> trusted = new Bounded<>();

  @GuardedBy("this")
  private final Map<HttpUrl, Failure> failures = new Bounded<>();

  @GuardedBy("this")
  private final Map<HttpUrl, CompletableFuture<Outcome>> inFlight = new HashMap<>();

  @GuardedBy("this")
  private final Deque<Instant> downloads = new ArrayDeque<>();

  CertificateCache(CertificateVerifier verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /** Returns the certificate at a URL if it is trusted. Blocks while it is downloaded. */
  X509Certificate get(HttpUrl url) throws RefusedException {
    Instant now = clock.instant();
    Trusted last;
    CompletableFuture<Outcome> running;
    CompletableFuture<Outcome> download = new CompletableFuture<>();
    synchronized (this) {
      last = trusted.get(url);
      if (last != null && !isValid(last.certificate(), now)) {
        last = null;
      }
      if (last != null && isWithin(LIFETIME, last.downloaded(), now)) {
        return last.certificate();
      }
      running = inFlight.get(url);
      RefusedException refusal = running == null ? refusal(url, now) : null;
      if (last != null && (running != null || refusal != null)) {
        return last.certificate();
      }
      if (refusal != null) {
        throw refusal;
      }
      if (running == null) {
        downloads.addLast(now);
        inFlight.put(url, download);
      }
    }
    Outcome outcome = running == null ? download(url, now, download) : await(running);
    return last != null && outcome.isUnavailable() ? last.certificate() : outcome.orThrow();
  }

  private Outcome download(HttpUrl url, Instant now, CompletableFuture<Outcome> download) {
    Outcome outcome = new Outcome(null, unavailable("the download failed"));
    try {
      outcome = new Outcome(verifier.download(url, now), null);
    } catch (RefusedException e) {
      outcome = new Outcome(null, e);
    } catch (RuntimeException e) {
      // Of the lent client, such as of its DNS, or of the JDK's parser.
      outcome = new Outcome(null, unavailable("the download failed: " + e.getClass().getName()));
    } finally {
      end(url, now, outcome);
      download.complete(outcome);
    }
    return outcome;
  }

  private synchronized void end(HttpUrl url, Instant now, Outcome outcome) {
    inFlight.remove(url);
    failures.remove(url);
    if (outcome.certificate() != null) {
      trusted.put(url, new Trusted(outcome.certificate(), now));
    } else if (outcome.refusal() != null) {
      failures.put(url, new Failure(outcome.refusal(), now));
      if (!outcome.isUnavailable()) {
        trusted.remove(url);
      }
    }
  }

  /** Returns why a download must not start now, or null if it may. */
  @GuardedBy("this")
  private @Nullable RefusedException refusal(HttpUrl url, Instant now) {
    Failure failure = failures.get(url);
    if (failure != null && isWithin(FAILURE_LIFETIME, failure.at(), now)) {
      return failure.refusal();
    }
    downloads.removeIf(at -> !isWithin(DOWNLOADS_WINDOW, at, now));
    return downloads.size() < MAX_DOWNLOADS
        ? null
        : unavailable("there were " + MAX_DOWNLOADS + " downloads of certificates in a minute");
  }

  private static Outcome await(CompletableFuture<Outcome> download) {
    try {
      return download.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(null, unavailable("the thread was interrupted"));
    } catch (ExecutionException e) {
      throw new AssertionError("a download completes with an outcome", e);
    }
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  private static boolean isWithin(Duration lifetime, Instant at, Instant now) {
    return !now.isBefore(at) && now.isBefore(at.plus(lifetime));
  }

  private static RefusedException unavailable(String message) {
    return new RefusedException(RefusalReason.CERTIFICATE_UNAVAILABLE, message);
  }

  /** Forgets the oldest entry beyond the limit. */
  private static final class Bounded<T> extends LinkedHashMap<HttpUrl, T> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<HttpUrl, T> eldest) {
      return size() > MAX_ENTRIES;
    }
  }
}
