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
  private static final String CERTIFICATE_PASSWORD = "PARTNER_CENTER_CLIENT_CERTIFICATE_PASSWORD";
  private static final String REFRESH_TOKEN = "PARTNER_CENTER_REFRESH_TOKEN";
  private static final String ACCESS_TOKEN = "PARTNER_CENTER_ACCESS_TOKEN";

  /** The lifetime of a given access token is unknown; the service rejects it once expired. */
  private static final Duration ASSUMED_LIFETIME = Duration.ofHours(1);

  private final CliContext context;
  private final Cloud cloud;
  private final Settings settings;

  CredentialResolver(CliContext context, Cloud cloud, Settings settings) {
    this.context = context;
    this.cloud = cloud;
    this.settings = settings;
  }

  Credential resolve() {
    Credential own = settings.isProfileNamed() ? ofNamedProfile() : null;
    return own == null ? ofVariablesOrSignIn() : own;
  }

  /** Returns the profile's own credential, which no variable replaces, or null. */
  private @Nullable Credential ofNamedProfile() {
    Named client = fileCredential(true);
    return client == null ? signIn() : application(client);
  }

  private Credential ofVariablesOrSignIn() {
    String accessToken = context.variable(ACCESS_TOKEN);
    if (accessToken != null) {
      return new Credential(provider(accessToken), "an access token of " + ACCESS_TOKEN);
    }
    String refreshToken = context.variable(REFRESH_TOKEN);
    Named client = fileCredential(false);
    if (client == null) {
      client = secret();
    }
    if (refreshToken != null) {
      requireApplication();
      TokenProvider provider =
          TokenProviders.refreshToken(
              tenant(),
              clientId(),
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

  private String clientId() {
    return settings.required(SettingKey.CLIENT_ID);
  }

  private Credential application(Named client) {
    requireApplication();
    return new Credential(
        TokenProviders.clientCredentials(tenant(), clientId(), client.credential()),
        client.name() + " of application " + Text.clean(clientId()));
  }

  /** Returns the credential of {@code transfers login}, which signs a user in. */
  Credential ofSignIn(SignInStore store) {
    requireApplication();
    return ofSignIn(store, tenant(), clientId());
  }

  private Credential ofSignIn(SignInStore store, String tenant, String client) {
    TokenProvider provider =
        TokenProviders.refreshToken(
            tenant, client, null, new StoredRefreshToken(store, tenant, client, cloud.loginUrl()));
    return new Credential(provider, "the sign-in kept in " + store.description());
  }

  private @Nullable Credential signIn() {
    SignInStore store = settings.existingSignInStore();
    SignIn signIn = store == null ? null : store.load();
    return store != null
            && signIn != null
            && signIn.matches(
                settings.get(SettingKey.TENANT_ID).value(),
                settings.get(SettingKey.CLIENT_ID).value(),
                cloud.loginUrl())
        ? ofSignIn(store, signIn.tenantId(), signIn.clientId())
        : null;
  }

  private void requireApplication() {
    settings.require(null, SettingKey.TENANT_ID, SettingKey.CLIENT_ID);
  }

  private String tenant() {
    String tenant = settings.required(SettingKey.TENANT_ID);
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      throw new BadInputException(
          settings.get(SettingKey.TENANT_ID).name()
              + " must be a GUID or a domain, but is '"
              + tenant
              + "'");
    }
    return tenant;
  }

  /**
   * What proves the application's identity, and the variable that has it.
   *
   * @param name such as "the secret of PARTNER_CENTER_CLIENT_SECRET"
   */
  private record Named(ClientCredential credential, String name) {}

  /**
   * Returns the certificate or the assertion of the settings, or null.
   *
   * @param ofProfileOnly whether those of variables do not count
   */
  private @Nullable Named fileCredential(boolean ofProfileOnly) {
    Setting certificate = settings.get(SettingKey.CLIENT_CERTIFICATE);
    if (certificate.value() != null
        && (!ofProfileOnly || certificate.origin() == Setting.Origin.PROFILE)) {
      return new Named(
          certificate(certificate.name(), certificate.value()),
          "the certificate of " + certificate.name());
    }
    Setting assertion = settings.get(SettingKey.CLIENT_ASSERTION_FILE);
    return assertion.value() == null
            || (ofProfileOnly && assertion.origin() != Setting.Origin.PROFILE)
        ? null
        : new Named(
            ClientCredential.assertionFile(Path.of(assertion.value())),
            "the assertion of " + assertion.name());
  }

  private @Nullable Named secret() {
    String secret = context.variable(SECRET);
    return secret == null
        ? null
        : new Named(ClientCredential.secret(secret), "the secret of " + SECRET);
  }

  private ClientCredential certificate(String name, String file) {
    String password = context.environment().getOrDefault(CERTIFICATE_PASSWORD, "");
    boolean isPkcs12 = file.toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)");
    try {
      return isPkcs12
          ? ClientCredential.pkcs12File(Path.of(file), password.toCharArray())
          : ClientCredential.pemFiles(Path.of(file));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(name + ": " + e.getMessage());
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
    boolean isApplicationKnown =
        settings.get(SettingKey.TENANT_ID).value() != null
            && settings.get(SettingKey.CLIENT_ID).value() != null;
    char[] answer =
        isApplicationKnown
            ? context
                .terminal()
                .readSecret("Secret of application " + Text.clean(clientId()) + ": ")
            : null;
    if (answer == null) {
      settings.require(
          SECRET + " (or another credential, or the sign-in of transfers login)",
          SettingKey.TENANT_ID,
          SettingKey.CLIENT_ID);
    }
    if (answer == null || answer.length == 0) {
      throw new BadInputException("no secret was given; " + SECRET + " is not set either");
    }
    return new String(answer);
  }
}
