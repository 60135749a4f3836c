package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection that the properties describe. */
record PropertiesConnectionDetails(Cloud cloud, TokenProvider credential)
    implements TransfersConnectionDetails {

  /**
   * Returns the connection.
   *
   * @param login the application's own login, which the properties then don't describe; or null
   * @param refreshTokens the application's store, with which it acts on behalf of a user; null to
   *     log in as the application itself
   * @throws TransfersConfigurationException with all problems of the properties
   */
  static PropertiesConnectionDetails of(
      TransfersProperties properties,
      @Nullable TokenProvider login,
      @Nullable RefreshTokenStore refreshTokens) {
    ConfigurationProblems problems = new ConfigurationProblems();
    Cloud cloud = cloud(properties, problems);
    if (login != null) {
      problems.throwIfAny();
      return new PropertiesConnectionDetails(cloud, login);
    }
    String tenantId = problems.required("tenant-id", properties.tenantId());
    String clientId = problems.required("client-id", properties.clientId());
    ClientCredential proof = proof(properties, refreshTokens == null, problems);
    problems.throwIfAny();
    TokenProvider credential =
        problems.unlessRefused(
            "tenant-id",
            () ->
                login(
                    Objects.requireNonNull(tenantId),
                    Objects.requireNonNull(clientId),
                    proof,
                    refreshTokens));
    problems.throwIfAny();
    return new PropertiesConnectionDetails(cloud, Objects.requireNonNull(credential));
  }

  private static TokenProvider login(
      String tenantId,
      String clientId,
      @Nullable ClientCredential proof,
      @Nullable RefreshTokenStore refreshTokens) {
    return refreshTokens == null
        ? TokenProviders.clientCredentials(tenantId, clientId, Objects.requireNonNull(proof))
        : TokenProviders.refreshToken(tenantId, clientId, proof, refreshTokens);
  }

  /** Returns what the application proves its identity with, or null. */
  private static @Nullable ClientCredential proof(
      TransfersProperties properties, boolean isRequired, ConfigurationProblems problems) {
    Map<String, Supplier<ClientCredential>> proofs = proofs(properties);
    if (proofs.size() > 1) {
      problems.add(String.join(", ", proofs.keySet()), "are set, but only one of them can be");
    } else if (proofs.isEmpty() && isRequired) {
      problems.add(
          "client-secret, certificate.pem, certificate.pkcs12 or assertion-file", "is not set");
    } else if (proofs.size() == 1) {
      Map.Entry<String, Supplier<ClientCredential>> only = proofs.entrySet().iterator().next();
      return problems.unlessRefused(only.getKey(), only.getValue());
    }
    return null;
  }

  private static Map<String, Supplier<ClientCredential>> proofs(TransfersProperties properties) {
    Map<String, Supplier<ClientCredential>> proofs = new LinkedHashMap<>();
    TransfersProperties.Certificate certificate = properties.certificate();
    String secret = properties.clientSecret();
    if (secret != null && !secret.isEmpty()) {
      proofs.put("client-secret", () -> ClientCredential.secret(secret));
    }
    if (!certificate.pem().isEmpty()) {
      Path[] files = certificate.pem().toArray(new Path[0]);
      proofs.put("certificate.pem", () -> ClientCredential.pemFiles(files));
    }
    Path pkcs12 = certificate.pkcs12();
    if (pkcs12 != null) {
      String password = Objects.requireNonNullElse(certificate.password(), "");
      proofs.put(
          "certificate.pkcs12", () -> ClientCredential.pkcs12File(pkcs12, password.toCharArray()));
    }
    Path assertion = properties.assertionFile();
    if (assertion != null) {
      proofs.put("assertion-file", () -> ClientCredential.assertionFile(assertion));
    }
    return proofs;
  }

  private static Cloud cloud(TransfersProperties properties, ConfigurationProblems problems) {
    Cloud cloud = properties.cloud().cloud();
    String apiUrl = properties.apiUrl();
    if (apiUrl != null) {
      cloud = changed(cloud, "api-url", cloud.toBuilder().apiUrl(apiUrl), problems);
    }
    String loginUrl = properties.loginUrl();
    if (loginUrl != null) {
      cloud = changed(cloud, "login-url", cloud.toBuilder().loginUrl(loginUrl), problems);
    }
    String audience = properties.audience();
    return audience == null ? cloud : cloud.toBuilder().audience(audience).build();
  }

  private static Cloud changed(
      Cloud cloud, String property, Cloud.Builder builder, ConfigurationProblems problems) {
    return Objects.requireNonNullElse(problems.unlessRefused(property, builder::build), cloud);
  }
}
