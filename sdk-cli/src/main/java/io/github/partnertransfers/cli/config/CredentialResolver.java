package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Chooses the credential: an access token, a refresh token or a client secret. */
final class CredentialResolver {
  private static final String SECRET = "PARTNER_CENTER_CLIENT_SECRET";
  private static final String REFRESH_TOKEN = "PARTNER_CENTER_REFRESH_TOKEN";
  private static final String ACCESS_TOKEN = "PARTNER_CENTER_ACCESS_TOKEN";

  /** The lifetime of a given access token is unknown; the service rejects it once expired. */
  private static final Duration ASSUMED_LIFETIME = Duration.ofHours(1);

  private final CliContext context;
  private final Setting tenantId;
  private final Setting clientId;

  CredentialResolver(CliContext context, @Nullable String tenantId, @Nullable String clientId) {
    this.context = context;
    this.tenantId = Setting.of("--tenant-id", tenantId, "PARTNER_CENTER_TENANT_ID", context);
    this.clientId = Setting.of("--client-id", clientId, "PARTNER_CENTER_CLIENT_ID", context);
  }

  TokenProvider resolve() {
    String accessToken = context.variable(ACCESS_TOKEN);
    if (accessToken != null) {
      return provider(accessToken);
    }
    String tenant = tenantId.required();
    String client = clientId.required();
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      throw new BadInputException(
          tenantId.name() + " must be a GUID or a domain, but is '" + tenant + "'");
    }
    String secret = context.variable(SECRET);
    String refreshToken = context.variable(REFRESH_TOKEN);
    if (refreshToken != null) {
      return TokenProviders.refreshToken(
          tenant,
          client,
          secret == null ? null : ClientCredential.secret(secret),
          new EnvironmentTokenStore(context, refreshToken));
    }
    return TokenProviders.clientSecret(
        tenant, client, secret == null ? promptSecret(client) : secret);
  }

  private static TokenProvider provider(String accessToken) {
    try {
      return TokenProviders.accessToken(AccessToken.of(accessToken, ASSUMED_LIFETIME));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          ACCESS_TOKEN + " is not a token: it has characters that no token has");
    }
  }

  private String promptSecret(String client) {
    char[] answer =
        context.terminal().readSecret("Secret of application " + Text.clean(client) + ": ");
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
