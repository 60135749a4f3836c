package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Chooses how to log in: with a token, on behalf of a user, or as an application. */
final class CredentialResolver {
  private static final String SECRET = "PARTNER_CENTER_CLIENT_SECRET";
  private static final String REFRESH_TOKEN = "PARTNER_CENTER_REFRESH_TOKEN";
  private static final String ACCESS_TOKEN = "PARTNER_CENTER_ACCESS_TOKEN";

  /** How long a given token lasts is not told; if it is over, the service says so. */
  private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  private final CliContext surroundings;
  private final Setting tenantId;
  private final Setting clientId;

  CredentialResolver(
      CliContext surroundings, @Nullable String tenantId, @Nullable String clientId) {
    this.surroundings = surroundings;
    this.tenantId = Setting.of("--tenant-id", tenantId, "PARTNER_CENTER_TENANT_ID", surroundings);
    this.clientId = Setting.of("--client-id", clientId, "PARTNER_CENTER_CLIENT_ID", surroundings);
  }

  TokenProvider credential() {
    String accessToken = surroundings.variable(ACCESS_TOKEN);
    if (accessToken != null) {
      return given(accessToken);
    }
    String tenant = tenantId.required();
    String client = clientId.required();
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      throw new BadInputException(
          tenantId.name() + " must be a GUID or a domain, but is '" + tenant + "'");
    }
    String secret = surroundings.variable(SECRET);
    String refreshToken = surroundings.variable(REFRESH_TOKEN);
    if (refreshToken != null) {
      return TokenProviders.refreshToken(
          tenant, client, secret, new EnvironmentTokenStore(surroundings, refreshToken));
    }
    return TokenProviders.clientSecret(tenant, client, secret == null ? prompted(client) : secret);
  }

  private static TokenProvider given(String accessToken) {
    try {
      return TokenProviders.accessToken(AccessToken.of(accessToken, USUAL_LIFETIME));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(ACCESS_TOKEN + " is not a token: it has characters of no token");
    }
  }

  private String prompted(String client) {
    char[] answer =
        surroundings.terminal().readSecret("Secret of application " + Text.clean(client) + ": ");
    if (answer == null) {
      throw new BadInputException(
          SECRET + " is not set, and there is no terminal to ask for it on");
    }
    if (answer.length == 0) {
      throw new BadInputException("no secret was given; " + SECRET + " is not set either");
    }
    return new String(answer);
  }
}
