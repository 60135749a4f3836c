package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.internal.service.Partner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issued access tokens and refresh tokens. Thread-safe. */
public final class TokenStore {

  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private record AccessToken(Partner partner, Instant expiry) {}

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final Map<String, Partner> refreshTokens = new HashMap<>();
  private final Set<String> revokedRefreshTokens = new HashSet<>();
  private Duration lifetime = DEFAULT_LIFETIME;
  private boolean revokeOldRefreshTokens;
  private int requests;

  public TokenStore(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void setLifetime(Duration newLifetime) {
    lifetime = newLifetime;
  }

  synchronized Duration lifetime() {
    return lifetime;
  }

  public synchronized String issueAccessToken(Partner partner) {
    Instant now = clock.instant();
    accessTokens.values().removeIf(token -> !token.expiry().isAfter(now));
    String token = random("access");
    accessTokens.put(token, new AccessToken(partner, now.plus(lifetime)));
    return token;
  }

  public synchronized void revokeAccessTokens() {
    accessTokens.clear();
  }

  public synchronized void revokeRefreshTokens(Partner partner) {
    revokedRefreshTokens.add(partner.refreshToken());
    refreshTokens.values().removeIf(partner::equals);
  }

  public synchronized void revokeOldRefreshTokens(boolean revoke) {
    revokeOldRefreshTokens = revoke;
  }

  public synchronized int requests() {
    return requests;
  }

  synchronized void countRequest() {
    requests++;
  }

  /** Returns the partner to whom the access token was issued, or empty if it is not valid. */
  public synchronized Optional<Partner> findPartner(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(token -> token.expiry().isAfter(clock.instant()))
        .map(AccessToken::partner);
  }

  /** Redeems a refresh token for the next one. Returns empty if it is not valid. */
  synchronized Optional<String> redeemRefreshToken(Partner partner, String refreshToken) {
    boolean first = refreshToken.equals(partner.refreshToken());
    boolean valid =
        first
            ? !revokedRefreshTokens.contains(refreshToken)
            : partner.equals(refreshTokens.get(refreshToken));
    if (!valid) {
      return Optional.empty();
    }
    if (revokeOldRefreshTokens) {
      revokedRefreshTokens.add(refreshToken);
      refreshTokens.remove(refreshToken);
    }
    String next = random("refresh");
    refreshTokens.put(next, partner);
    return Optional.of(next);
  }

  public synchronized void reset() {
    accessTokens.clear();
    refreshTokens.clear();
    revokedRefreshTokens.clear();
    lifetime = DEFAULT_LIFETIME;
    revokeOldRefreshTokens = false;
    requests = 0;
  }

  private String random(String kind) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "simulated-"
        + kind
        + "-"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
