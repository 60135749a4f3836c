package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.OpaqueKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates and assertions, as Microsoft Entra takes them. */
class ClientCredentialTest {
  private static final HeldCertificate HELD =
      new HeldCertificate.Builder().rsa2048().commonName("partner").build();
  private static final HeldCertificate OTHER =
      new HeldCertificate.Builder().rsa2048().commonName("other").build();
  private static final String PASSWORD = "hunter2";

  @RegisterExtension static final StubbedService service = new StubbedService();

  @TempDir private static Path directory;

  /** Where a certificate and its key can come from. */
  private enum Source {
    OBJECTS,
    ONE_PEM_FILE,
    TWO_PEM_FILES,
    PKCS1_PEM,
    CHAIN_IN_PEM,
    PKCS12;

    ClientCredential credential() throws Exception {
      return switch (this) {
        case OBJECTS ->
            ClientCredential.certificate(HELD.keyPair().getPrivate(), HELD.certificate());
        case ONE_PEM_FILE -> ClientCredential.pemFiles(write("one.pem", key(), certificate()));
        case TWO_PEM_FILES ->
            ClientCredential.pemFiles(write("tls.crt", certificate()), write("tls.key", key()));
        case PKCS1_PEM ->
            ClientCredential.pemFiles(write("rsa.pem", certificate(), HELD.privateKeyPkcs1Pem()));
        case CHAIN_IN_PEM ->
            ClientCredential.pemFiles(
                write("chain.pem", OTHER.certificatePem(), certificate(), key()));
        case PKCS12 -> ClientCredential.pkcs12File(pkcs12(), PASSWORD.toCharArray());
      };
    }
  }

  private static String key() {
    return HELD.privateKeyPkcs8Pem();
  }

  private static String certificate() {
    return HELD.certificatePem();
  }

  private static Path write(String name, String... content) throws IOException {
    return Files.writeString(directory.resolve(name), "some text\n" + String.join("\n", content));
  }

  private static Path pkcs12() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = {HELD.certificate()};
    store.setKeyEntry("partner", HELD.keyPair().getPrivate(), PASSWORD.toCharArray(), chain);
    Path file = directory.resolve("partner.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private static TransfersClient client(TokenProvider provider) {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    return service.client(service.clientBuilder().credential(provider));
  }

  private static TransfersClient client(ClientCredential credential) {
    return client(
        TokenProviders.clientCredentials(
            StubbedService.TENANT, StubbedService.CLIENT_ID, credential));
  }

  private static void list(TransfersClient client) {
    client.customer(ApiOperations.CUSTOMER).list().execute();
  }

  private static List<LoggedRequest> tokenRequests() {
    return service.server().findAll(postRequestedFor(urlEqualTo(StubbedService.LOGIN_PATH)));
  }

  private static String field(LoggedRequest request, String name) {
    return request.formParameter(name).getValues().stream().collect(Collectors.joining(" "));
  }

  private static SignedJWT assertion(int login) throws Exception {
    return SignedJWT.parse(field(tokenRequests().get(login), "client_assertion"));
  }

  @ParameterizedTest
  @EnumSource
  void certificateSignsAnAssertion(Source source) throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    list(client(source.credential()));
    Instant after = Instant.now();

    LoggedRequest request = tokenRequests().get(0);
    assertThat(request.getBodyAsString().split("&")).hasSize(5);
    assertThat(field(request, "grant_type")).isEqualTo("client_credentials");
    assertThat(field(request, "client_id")).isEqualTo(StubbedService.CLIENT_ID);
    assertThat(field(request, "client_assertion_type"))
        .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    SignedJWT assertion = assertion(0);
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
    assertThat(assertion.getHeader().getX509CertSHA256Thumbprint()).isEqualTo(thumbprint());
    assertThat(isSignedBy(HELD, assertion)).isTrue();
    assertThat(isSignedBy(OTHER, assertion)).isFalse();
    JWTClaimsSet claims = assertion.getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly(service.url() + StubbedService.LOGIN_PATH);
    assertThat(claims.getIssuer()).isEqualTo(StubbedService.CLIENT_ID);
    assertThat(claims.getSubject()).isEqualTo(StubbedService.CLIENT_ID);
    assertThat(UUID.fromString(claims.getJWTID())).isNotNull();
    Instant start = claims.getNotBeforeTime().toInstant();
    assertThat(start).isBetween(before, after);
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(start.plusSeconds(600));
  }

  private static Base64URL thumbprint() throws Exception {
    return Base64URL.encode(
        MessageDigest.getInstance("SHA-256").digest(HELD.certificate().getEncoded()));
  }

  private static boolean isSignedBy(HeldCertificate held, SignedJWT jwt) throws Exception {
    return jwt.verify(new RSASSAVerifier((RSAPublicKey) held.keyPair().getPublic()));
  }

  @Test
  void eachLoginHasItsOwnAssertionAndReadsTheFilesAgain() throws Exception {
    service.answerLogins(Answers.json(200, "{\"access_token\":\"short\",\"expires_in\":0}"));
    Path file = write("renewed.pem", key(), certificate());
    TransfersClient client = client(ClientCredential.pemFiles(file));

    list(client);
    Files.writeString(file, OTHER.privateKeyPkcs8Pem() + OTHER.certificatePem());
    list(client);

    assertThat(isSignedBy(HELD, assertion(0))).isTrue();
    assertThat(isSignedBy(OTHER, assertion(1))).isTrue();
    assertThat(assertion(0).getJWTClaimsSet().getJWTID())
        .isNotEqualTo(assertion(1).getJWTClaimsSet().getJWTID());
  }

  @Test
  void filesThatBecomeUnreadableFailTheLoginByName() throws Exception {
    Path file = write("gone.pem", key(), certificate());
    TransfersClient client = client(ClientCredential.pemFiles(file));
    Files.delete(file);

    assertThatThrownBy(() -> list(client))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("the certificate can't be loaded: there is no file " + file);
    assertThat(tokenRequests()).isEmpty();
  }

  /** Such as a key in hardware, whose provider has no RSASSA-PSS. */
  @Test
  void keyWithoutPssSignsWithRs256() throws Exception {
    try (OpaqueKey key = OpaqueKey.of(HELD.keyPair().getPrivate())) {
      list(client(ClientCredential.certificate(key, HELD.certificate())));
    }

    assertThat(assertion(0).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(isSignedBy(HELD, assertion(0))).isTrue();
  }

  @Test
  void userLogsInWithACertificateOfTheApplication() throws Exception {
    RefreshTokenStore store =
        new RefreshTokenStore() {
          @Override
          public String load() {
            return "some-refresh-token";
          }

          @Override
          public void store(String refreshToken) {}
        };
    list(
        client(
            TokenProviders.refreshToken(
                StubbedService.TENANT,
                StubbedService.CLIENT_ID,
                Source.OBJECTS.credential(),
                store)));

    assertThat(field(tokenRequests().get(0), "refresh_token")).isEqualTo("some-refresh-token");
    assertThat(isSignedBy(HELD, assertion(0))).isTrue();
  }

  @Test
  void mistakesInFilesAreNamedWithoutTheirContent() throws Exception {
    HeldCertificate elliptic = new HeldCertificate.Builder().ecdsa256().build();
    assertMistake("must have one private key, but has 0", certificate());
    assertMistake("must have one private key, but has 2", key(), key(), certificate());
    assertMistake("must have the certificate of the private key, but has no certificate", key());
    assertMistake("but has only others", key(), OTHER.certificatePem());
    assertMistake("it must be an RSA key", elliptic.privateKeyPkcs8Pem());
    assertMistake(
        "it is encrypted; use a PKCS#12 file",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFHzBJ\n-----END ENCRYPTED PRIVATE KEY-----");
    assertMistake(
        "it is encrypted; use a PKCS#12 file",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,D5\n\n"
            + "MIIFHzBJ\n-----END RSA PRIVATE KEY-----");
    assertMistake(
        "its CERTIFICATE can't be read",
        "-----BEGIN CERTIFICATE-----\nMIIFHzBJ\n-----END CERTIFICATE-----");
    assertThatThrownBy(() -> ClientCredential.pemFiles(Path.of("/missing.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no file /missing.pem");
    assertThatThrownBy(() -> ClientCredential.pkcs12File(pkcs12(), "wrong".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partner.p12 can't be opened with this password")
        .hasMessageNotContaining("wrong\"");
    assertThatThrownBy(
            () -> ClientCredential.certificate(HELD.keyPair().getPrivate(), OTHER.certificate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the private key doesn't belong to the certificate");
    assertThatThrownBy(
            () ->
                ClientCredential.certificate(
                    elliptic.keyPair().getPrivate(), elliptic.certificate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the private key must be an RSA key, but is of EC");
  }

  private static void assertMistake(String problem, String... content) throws IOException {
    Path file = write("mistake.pem", content);
    assertThatThrownBy(() -> ClientCredential.pemFiles(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mistake.pem")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("MII");
  }

  @Test
  void assertionOfASupplierIsSent() {
    list(client(ClientCredential.assertion(() -> "header.claims.signature")));

    assertThat(field(tokenRequests().get(0), "client_assertion"))
        .isEqualTo("header.claims.signature");
  }

  @Test
  void assertionFileIsReadAtEachLogin() throws Exception {
    service.answerLogins(Answers.json(200, "{\"access_token\":\"short\",\"expires_in\":0}"));
    Path file = directory.resolve("token");
    Files.writeString(file, "first.of.file\n");
    TransfersClient client = client(ClientCredential.assertionFile(file));

    list(client);
    Files.writeString(file, "second.of.file\n");
    list(client);

    assertThat(tokenRequests())
        .extracting(request -> field(request, "client_assertion"))
        .containsExactly("first.of.file", "second.of.file");
  }

  @Test
  void assertionThatCannotBeHadFailsTheLogin() {
    assertFails(
        () -> {
          throw new IOException("no route to the metadata endpoint");
        },
        ServiceUnavailableException.class,
        "no route to the metadata endpoint");
    assertFails(
        () -> {
          throw new IllegalStateException("no identity assigned");
        },
        NotAuthorizedException.class,
        "no identity assigned");
    assertFails(() -> "", NotAuthorizedException.class, "the client assertion is empty");
    assertFails(() -> null, NotAuthorizedException.class, "the client assertion is empty");
    assertThatThrownBy(() -> list(client(ClientCredential.assertionFile(Path.of("/missing")))))
        .isExactlyInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("there is no file /missing");
  }

  private static void assertFails(
      Callable<String> supplier, Class<? extends TransfersException> type, String message) {
    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class, () -> list(client(ClientCredential.assertion(supplier))));
    assertThat(failure).isExactlyInstanceOf(type).hasMessageContaining(message);
    assertThat(tokenRequests()).isEmpty();
  }

  @Test
  void credentialsShowNoSecret() throws Exception {
    String all =
        ClientCredential.secret(PASSWORD)
            + " "
            + Source.PKCS12.credential()
            + " "
            + ClientCredential.assertion(() -> PASSWORD);

    assertThat(all).doesNotContain(PASSWORD);
    assertThatThrownBy(() -> ClientCredential.secret(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clientSecret must not be empty");
  }
}
