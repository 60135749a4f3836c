package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.login.SignIn;
import io.github.partnertransfers.cli.login.SignInStore;
import io.github.partnertransfers.cli.login.StoredRefreshToken;
import io.github.partnertransfers.cli.output.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the credential: an access token, a refresh token, a certificate, an assertion or a secret
 * of the environment, or else the sign-in of {@code transfers login}.
 */
final class CredentialResolver {
  private static final String SECRET = "PARTNER_CENTER_CLIENT_SECRET";
  private static final String CERTIFICATE = "PARTNER_CENTER_CLIENT_CERTIFICATE";
  private static final String CERTIFICATE_PASSWORD = "PARTNER_CENTER_CLIENT_CERTIFICATE_PASSWORD";
  private static final String ASSERTION_FILE = "PARTNER_CENTER_CLIENT_ASSERTION_FILE";
  private static final String REFRESH_TOKEN = "PARTNER_CENTER_REFRESH_TOKEN";
  private static final String ACCESS_TOKEN = "PARTNER_CENTER_ACCESS_TOKEN";

  /** The lifetime of a given access token is unknown; the service rejects it once expired. */
  private static final Duration ASSUMED_LIFETIME = Duration.ofHours(1);

  private final CliContext context;
  private final Cloud cloud;
  private final Setting tenantId;
  private final Setting clientId;

  CredentialResolver(
      CliContext context, Cloud cloud, @Nullable String tenantId, @Nullable String clientId) {
    this.context = context;
    this.cloud = cloud;
    this.tenantId = Setting.of("--tenant-id", tenantId, "PARTNER_CENTER_TENANT_ID", context);
    this.clientId = Setting.of("--client-id", clientId, "PARTNER_CENTER_CLIENT_ID", context);
  }

  Credential resolve() {
    String accessToken = context.variable(ACCESS_TOKEN);
    if (accessToken != null) {
      return new Credential(provider(accessToken), "an access token of " + ACCESS_TOKEN);
    }
    String refreshToken = context.variable(REFRESH_TOKEN);
    Named client = clientCredential();
    if (refreshToken != null) {
      TokenProvider provider =
          TokenProviders.refreshToken(
              tenant(),
              clientId.required(),
              client == null ? null : client.credential(),
              new EnvironmentTokenStore(context, refreshToken));
      return new Credential(provider, "a refresh token of " + REFRESH_TOKEN);
    }
    if (client != null) {
      return application(client);
    }
    Credential signIn = signIn();
    return signIn == null
        ? application(
            new Named(ClientCredential.secret(promptSecret()), "a secret from the terminal"))
        : signIn;
  }

  private Credential application(Named client) {
    return new Credential(
        TokenProviders.clientCredentials(tenant(), clientId.required(), client.credential()),
        client.name() + " of application " + Text.clean(clientId.required()));
  }

  /** Returns the credential of {@code transfers login}, which signs a user in. */
  Credential ofSignIn(SignInStore store) {
    return ofSignIn(store, tenant(), clientId.required());
  }

  private Credential ofSignIn(SignInStore store, String tenant, String client) {
    TokenProvider provider =
        TokenProviders.refreshToken(
            tenant, client, null, new StoredRefreshToken(store, tenant, client, cloud.loginUrl()));
    return new Credential(provider, "the sign-in kept in " + store.description());
  }

  private @Nullable Credential signIn() {
    SignInStore store = SignInStore.existing(context);
    SignIn signIn = store == null ? null : store.load();
    return store != null
            && signIn != null
            && signIn.matches(tenantId.value(), clientId.value(), cloud.loginUrl())
        ? ofSignIn(store, signIn.tenantId(), signIn.clientId())
        : null;
  }

  private String tenant() {
    String tenant = tenantId.required();
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      throw new BadInputException(
          tenantId.name() + " must be a GUID or a domain, but is '" + tenant + "'");
    }
    return tenant;
  }

  /**
   * What proves the application's identity, and the variable that has it.
   *
   * @param name such as "the secret of PARTNER_CENTER_CLIENT_SECRET"
   */
  private record Named(ClientCredential credential, String name) {}

  private @Nullable Named clientCredential() {
    String certificate = context.variable(CERTIFICATE);
    if (certificate != null) {
      return new Named(certificate(certificate), "the certificate of " + CERTIFICATE);
    }
    String assertion = context.variable(ASSERTION_FILE);
    if (assertion != null) {
      return new Named(
          ClientCredential.assertionFile(Path.of(assertion)), "the assertion of " + ASSERTION_FILE);
    }
    String secret = context.variable(SECRET);
    return secret == null
        ? null
        : new Named(ClientCredential.secret(secret), "the secret of " + SECRET);
  }

  private ClientCredential certificate(String file) {
    String password = context.environment().getOrDefault(CERTIFICATE_PASSWORD, "");
    boolean isPkcs12 = file.toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)");
    try {
      return isPkcs12
          ? ClientCredential.pkcs12File(Path.of(file), password.toCharArray())
          : ClientCredential.pemFiles(Path.of(file));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(CERTIFICATE + ": " + e.getMessage());
    }
  }

  private static TokenProvider provider(String accessToken) {
    try {
      return TokenProviders.accessToken(AccessToken.of(accessToken, ASSUMED_LIFETIME));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          ACCESS_TOKEN + " is not a token: it has characters that no token has");
    }
  }

  private String promptSecret() {
    tenantId.required();
    String application = Text.clean(clientId.required());
    char[] answer = context.terminal().readSecret("Secret of application " + application + ": ");
    if (answer == null) {
      throw new BadInputException(
          SECRET
              + " is not set, nobody has signed in with transfers login, and there is no terminal"
              + " to ask for a secret on");
    }
    if (answer.length == 0) {
      throw new BadInputException("no secret was given; " + SECRET + " is not set either");
    }
    return new String(answer);
  }
}
