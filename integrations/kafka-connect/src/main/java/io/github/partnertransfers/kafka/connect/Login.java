package io.github.partnertransfers.kafka.connect;

import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.ASSERTION_FILE;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.CERTIFICATE_PASSWORD;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.CERTIFICATE_PEM;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.CERTIFICATE_PKCS12;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.CLIENT_ID;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.CLIENT_SECRET;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.REFRESH_TOKEN_FILE;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.TENANT_ID;
import static io.github.partnertransfers.kafka.connect.TransferSourceConfig.TOKEN_PROVIDER;

import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The login that the settings describe. */
final class Login {
  private Login() {}

  /**
   * Returns the login.
   *
   * @throws ConfigException if the settings describe none, or more than one
   */
  static TokenProvider of(TransferSourceConfig config) {
    if (config.getClass(TOKEN_PROVIDER) != null) {
      return config.getConfiguredInstance(TOKEN_PROVIDER, TokenProvider.class);
    }
    String tenantId = config.getString(TENANT_ID);
    String clientId = config.text(CLIENT_ID);
    if (clientId == null) {
      throw new ConfigException(CLIENT_ID + " is not set");
    }
    String refreshToken = config.text(REFRESH_TOKEN_FILE);
    ClientCredential credential = credential(config, refreshToken == null);
    return refreshToken == null
        ? TokenProviders.clientCredentials(
            tenantId, clientId, Objects.requireNonNull(credential, "credential"))
        : TokenProviders.refreshToken(
            tenantId, clientId, credential, new RefreshTokenFile(Path.of(refreshToken)));
  }

  /** Returns what the application proves its identity with; null for a public client. */
  private static @Nullable ClientCredential credential(
      TransferSourceConfig config, boolean isRequired) {
    Map<String, Supplier<ClientCredential>> set = new LinkedHashMap<>();
    String secret = config.secret(CLIENT_SECRET);
    if (secret != null) {
      set.put(CLIENT_SECRET, () -> ClientCredential.secret(secret));
    }
    if (!config.getList(CERTIFICATE_PEM).isEmpty()) {
      Path[] files = config.getList(CERTIFICATE_PEM).stream().map(Path::of).toArray(Path[]::new);
      set.put(CERTIFICATE_PEM, () -> ClientCredential.pemFiles(files));
    }
    String pkcs12 = config.text(CERTIFICATE_PKCS12);
    if (pkcs12 != null) {
      String password = Objects.requireNonNullElse(config.secret(CERTIFICATE_PASSWORD), "");
      set.put(
          CERTIFICATE_PKCS12,
          () -> ClientCredential.pkcs12File(Path.of(pkcs12), password.toCharArray()));
    }
    String assertion = config.text(ASSERTION_FILE);
    if (assertion != null) {
      set.put(ASSERTION_FILE, () -> ClientCredential.assertionFile(Path.of(assertion)));
    }
    if (set.size() > 1) {
      throw new ConfigException(
          String.join(" and ", set.keySet()) + " are set, but only one of them can be");
    }
    if (set.isEmpty() && isRequired) {
      throw new ConfigException(
          String.join(
                  ", ",
                  CLIENT_SECRET,
                  CERTIFICATE_PEM,
                  CERTIFICATE_PKCS12,
                  ASSERTION_FILE,
                  REFRESH_TOKEN_FILE)
              + " or "
              + TOKEN_PROVIDER
              + " must be set");
    }
    for (Map.Entry<String, Supplier<ClientCredential>> only : set.entrySet()) {
      try {
        return only.getValue().get();
      } catch (IllegalArgumentException e) {
        throw new ConfigException(only.getKey() + " is refused: " + e.getMessage());
      }
    }
    return null;
  }
}
