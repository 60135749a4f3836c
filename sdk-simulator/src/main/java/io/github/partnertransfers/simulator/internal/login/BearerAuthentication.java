package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.service.ApiException;
import io.github.partnertransfers.simulator.internal.service.Partner;
import io.github.partnertransfers.simulator.internal.service.Settings;
import java.util.Locale;
import java.util.Optional;

/** Authenticates requests to the API by their access token. */
public final class BearerAuthentication {

  private static final String BEARER = "bearer ";

  private final TokenStore tokens;
  private final Settings settings;

  public BearerAuthentication(TokenStore tokens, Settings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  /** Returns the partner that sends the request, or throws the refusal of its token. */
  public Partner authenticate(RecordedRequest request) {
    AccessToken token = findToken(request).orElseThrow(ApiException::accessDenied);
    if (!token.resource().isPartnerCenter()) {
      throw ApiException.wrongAudience(token.resource().audience());
    }
    UserSession user = token.user();
    if (settings.requireMfa && user != null && !user.hasMfa()) {
      throw ApiException.mfaRequired();
    }
    return token.partner();
  }

  /**
   * Returns whether the user completed multifactor authentication, if the request asks for it with
   * the header {@code ValidateMfa}. Empty for a token of the application alone.
   */
  public Optional<Boolean> validateMfa(RecordedRequest request) {
    return request
        .header("ValidateMfa")
        .filter(value -> value.trim().equalsIgnoreCase("true"))
        .flatMap(value -> findToken(request))
        .map(AccessToken::user)
        .map(UserSession::hasMfa);
  }

  private Optional<AccessToken> findToken(RecordedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .flatMap(value -> tokens.findAccessToken(value.substring(BEARER.length()).trim()));
  }
}
