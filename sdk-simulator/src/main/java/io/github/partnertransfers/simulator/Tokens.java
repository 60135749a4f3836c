package io.github.partnertransfers.simulator;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that the simulator has issued. Access tokens are opaque and random, and expire by the
 * {@linkplain PartnerCenterSimulator#clock() clock}. Safe for use by many threads.
 */
public final class Tokens {

  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private record AccessToken(SimulatedPartner partner, Instant expiry) {}

  private final SecureRandom random = new SecureRandom();
  private final SimulatedClock clock;
  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final Map<String, SimulatedPartner> refreshTokens = new HashMap<>();
  private final Set<String> revokedRefreshTokens = new HashSet<>();
  private Duration lifetime = DEFAULT_LIFETIME;
  private boolean revokeOldRefreshTokens;
  private int requests;

  Tokens(SimulatedClock clock) {
    this.clock = clock;
  }

  /**
   * Sets how long the access tokens issued from now on are valid; one hour unless set. What the
   * token endpoint tells is in whole seconds.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public synchronized void lifetime(Duration newLifetime) {
    lifetime = Durations.requireNotNegative("lifetime", newLifetime);
  }

  /** Issues an access token without a request, for a client that is given its token. */
  public synchronized String issue(SimulatedPartner partner) {
    Instant now = clock.instant();
    accessTokens.values().removeIf(token -> !token.expiry().isAfter(now));
    String token = random("access");
    accessTokens.put(token, new AccessToken(partner, now.plus(lifetime)));
    return token;
  }

  /** Makes every access token issued so far invalid: calls with one get 401. */
  public synchronized void revokeAccessTokens() {
    accessTokens.clear();
  }

  /**
   * Makes every refresh token of the partner, the first one too, expired: {@code invalid_grant}.
   */
  public synchronized void revokeRefreshTokens(SimulatedPartner partner) {
    revokedRefreshTokens.add(partner.refreshToken());
    refreshTokens.values().removeIf(partner::equals);
  }

  /**
   * Decides whether the use of a refresh token makes it invalid. Every use returns a new one; the
   * old one stays valid unless this is set.
   */
  public synchronized void revokeOldRefreshTokens(boolean revoke) {
    revokeOldRefreshTokens = revoke;
  }

  /** How many requests the token endpoint has answered, refusals included. */
  public synchronized int requests() {
    return requests;
  }

  synchronized void countRequest() {
    requests++;
  }

  synchronized Duration lifetime() {
    return lifetime;
  }

  /** The partner whose valid access token this is. */
  synchronized Optional<SimulatedPartner> partnerOf(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(token -> token.expiry().isAfter(clock.instant()))
        .map(AccessToken::partner);
  }

  /** Uses a refresh token: the next one, or empty if it is not a valid one of the partner. */
  synchronized Optional<String> rotate(SimulatedPartner partner, String refreshToken) {
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

  synchronized void reset() {
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
