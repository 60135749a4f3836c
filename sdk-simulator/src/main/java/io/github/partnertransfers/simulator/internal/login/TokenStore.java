package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.internal.service.Partner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The issued access tokens and refresh tokens. Thread-safe. */
public final class TokenStore {

  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private record RefreshToken(Partner partner, UserSession session) {}

  private final AccessTokenSigner signer = new AccessTokenSigner();
  private final InstantSource clock;
  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final Map<String, RefreshToken> refreshTokens = new HashMap<>();
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

  /** Issues an access token of the partner's application for Partner Center. */
  public String issueAccessToken(Partner partner) {
    return issueAccessToken(partner, Resource.PARTNER_CENTER, ClientAuthentication.SECRET, null);
  }

  synchronized String issueAccessToken(
      Partner partner, Resource resource, ClientAuthentication client, @Nullable UserSession user) {
    Instant now = clock.instant();
    accessTokens.values().removeIf(token -> !token.expiry().isAfter(now));
    AccessToken token = new AccessToken(partner, resource, client, user, now, now.plus(lifetime));
    String text = signer.sign(token);
    accessTokens.put(text, token);
    return text;
  }

  public synchronized void revokeAccessTokens() {
    accessTokens.clear();
  }

  /** Issues a refresh token of a user who did not complete multifactor authentication. */
  public String issueRefreshTokenWithoutMfa(Partner partner) {
    return issueRefreshToken(partner, new UserSession(false, false));
  }

  synchronized String issueRefreshToken(Partner partner, UserSession session) {
    String token = RandomTokens.next("refresh");
    refreshTokens.put(token, new RefreshToken(partner, session));
    return token;
  }

  public synchronized void revokeRefreshTokens(Partner partner) {
    revokedRefreshTokens.add(partner.refreshToken());
    refreshTokens.values().removeIf(token -> token.partner().equals(partner));
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

  /** Returns the access token, or empty if it is not valid. */
  synchronized Optional<AccessToken> findAccessToken(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(token -> token.expiry().isAfter(clock.instant()));
  }

  /** Returns the login that the refresh token continues, or empty if it is not valid. */
  synchronized Optional<UserSession> findSession(Partner partner, String refreshToken) {
    if (refreshToken.equals(partner.refreshToken())) {
      return revokedRefreshTokens.contains(refreshToken)
          ? Optional.empty()
          : Optional.of(UserSession.FIRST);
    }
    return Optional.ofNullable(refreshTokens.get(refreshToken))
        .filter(token -> token.partner().equals(partner))
        .map(RefreshToken::session);
  }

  /** Redeems a refresh token for the next one. Returns empty if it is not valid. */
  synchronized Optional<String> redeemRefreshToken(Partner partner, String refreshToken) {
    Optional<UserSession> session = findSession(partner, refreshToken);
    if (session.isPresent() && revokeOldRefreshTokens) {
      revokedRefreshTokens.add(refreshToken);
      refreshTokens.remove(refreshToken);
    }
    return session.map(found -> issueRefreshToken(partner, found));
  }

  public synchronized void reset() {
    accessTokens.clear();
    refreshTokens.clear();
    revokedRefreshTokens.clear();
    lifetime = DEFAULT_LIFETIME;
    revokeOldRefreshTokens = false;
    requests = 0;
  }
}
