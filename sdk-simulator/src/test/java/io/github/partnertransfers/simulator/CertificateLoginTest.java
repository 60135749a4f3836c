package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class CertificateLoginTest {

  private final PartnerCenterSimulator simulator;
  private SimulatedPartner partner;
  private LoginClient login;

  CertificateLoginTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void registerCertificate() {
    partner = simulator.sourcePartner();
    login = LoginClient.ofSource(simulator);
    simulator.logins().registerCertificate(partner, TestAssertion.CERTIFICATE.certificate());
  }

  @Test
  void acceptsAnAssertionForEveryGrant() {
    ApiClient.Response application = logIn(assertion());
    ApiClient.Response user =
        login.withAssertion(assertion().sign()).refresh(partner.refreshToken());
    String deviceCode =
        login.requestDeviceCode(LoginClient.PARTNER_CENTER + "/.default").value("/device_code");
    simulator.logins().approve(simulator.logins().pendingUserCodes().get(0));
    ApiClient.Response device =
        login.withAssertion(assertion().sign()).redeemDeviceCode(deviceCode);

    assertThat(List.of(application, user, device))
        .allSatisfy(
            response -> {
              assertThat(response.status()).isEqualTo(200);
              assertThat(login.api(response).list().status()).isEqualTo(200);
              assertThat(LoginClient.claims(response).get("appidacr")).isEqualTo("2");
            });
  }

  @Test
  void acceptsBothAlgorithmsAndBothThumbprints() {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      for (String thumbprint : List.of("x5t", "x5t#S256")) {
        assertThat(logIn(assertion().algorithm(algorithm).thumbprint(thumbprint)).status())
            .isEqualTo(200);
      }
    }
    assertThat(errorOf(assertion().algorithm(JWSAlgorithm.RS512)))
        .isEqualTo("invalid_request 5002730");
  }

  @Test
  void acceptsOneOfSeveralCertificates() {
    simulator.logins().registerCertificate(partner, TestAssertion.OTHER_CERTIFICATE.certificate());

    assertThat(logIn(assertion()).status()).isEqualTo(200);
    assertThat(
            logIn(
                    assertion()
                        .signer(TestAssertion.OTHER_CERTIFICATE)
                        .named(TestAssertion.OTHER_CERTIFICATE))
                .status())
        .isEqualTo(200);
  }

  @Test
  void refusesACertificateThatIsNotRegistered() {
    ApiClient.Response response =
        logIn(
            assertion()
                .signer(TestAssertion.OTHER_CERTIFICATE)
                .named(TestAssertion.OTHER_CERTIFICATE));

    assertThat(response.status()).isEqualTo(401);
    assertThat(LoginClient.error(response)).isEqualTo("invalid_client 700027");
    assertThat(response.value("/error_description"))
        .startsWith("AADSTS700027: The certificate with identifier used to sign the client")
        .contains("The key was not found.");
    assertThat(errorOf(assertion().thumbprint(""))).isEqualTo("invalid_client 700027");
    LoginClient target = LoginClient.of(simulator, simulator.targetPartner());
    TestAssertion ofTarget =
        TestAssertion.of(simulator.targetPartner(), target.tokenUrl().toString(), now());
    assertThat(LoginClient.error(target.withAssertion(ofTarget.sign()).clientCredentials()))
        .isEqualTo("invalid_client 700027");
  }

  @Test
  void refusesASignatureOfAnotherKey() {
    ApiClient.Response response = logIn(assertion().signer(TestAssertion.OTHER_CERTIFICATE));

    assertThat(response.status()).isEqualTo(401);
    assertThat(LoginClient.error(response)).isEqualTo("invalid_client 700027");
    assertThat(response.value("/error_description")).contains("signature value did not match");
  }

  @Test
  void refusesAnExpiredCertificate() {
    HeldCertificate shortLived =
        new HeldCertificate.Builder().rsa2048().duration(1, TimeUnit.DAYS).build();
    simulator.logins().registerCertificate(partner, shortLived.certificate());
    assertThat(logIn(assertion().signer(shortLived).named(shortLived)).status()).isEqualTo(200);

    simulator.clock().advance(Duration.ofDays(2));

    ApiClient.Response response = logIn(assertion().signer(shortLived).named(shortLived));
    assertThat(LoginClient.error(response)).isEqualTo("invalid_client 700027");
    assertThat(response.value("/error_description")).contains("The key used is expired.");
  }

  @Test
  void requiresTheClientAsIssuerAndSubject() {
    String other = simulator.targetPartner().clientId();

    assertThat(errorOf(assertion().claims(claims -> claims.issuer(other))))
        .isEqualTo("invalid_client 700021");
    assertThat(errorOf(assertion().claims(claims -> claims.subject(other))))
        .isEqualTo("invalid_client 700021");
  }

  @Test
  void allowsFiveMinutesOfClockSkew() {
    Instant now = now();
    TestAssertion expired =
        assertion().claims(claims -> claims.expirationTime(Date.from(now.minusSeconds(290))));
    TestAssertion future =
        assertion().claims(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(290))));
    assertThat(logIn(expired).status()).isEqualTo(200);
    assertThat(logIn(future).status()).isEqualTo(200);

    ApiClient.Response response =
        logIn(
            assertion().claims(claims -> claims.expirationTime(Date.from(now.minusSeconds(301)))));
    assertThat(response.status()).isEqualTo(401);
    assertThat(LoginClient.error(response)).isEqualTo("invalid_client 700024");
    assertThat(response.value("/error_description"))
        .startsWith("AADSTS700024: Client assertion is not within its valid time range.");
    assertThat(
            errorOf(
                assertion()
                    .claims(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(330))))))
        .isEqualTo("invalid_client 700024");
    assertThat(errorOf(assertion().claims(claims -> claims.expirationTime(null))))
        .isEqualTo("invalid_request 50027");
  }

  @Test
  void measuresTheTimeBySimulatedClock() {
    TestAssertion assertion = assertion();
    simulator.clock().advance(Duration.ofMinutes(16));

    assertThat(errorOf(assertion)).isEqualTo("invalid_client 700024");
    assertThat(logIn(assertion()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/token", "/oauth2/v2.0/token", "/v2.0"})
  void acceptsTheUrlsOfTheLoginAsAudience(String path) {
    String tenant = "/" + partner.tenantId();
    for (String base : List.of(simulator.loginUrl(), "https://login.microsoftonline.com")) {
      assertThat(
              logIn(assertion().claims(claims -> claims.audience(base + tenant + path))).status())
          .isEqualTo(200);
      assertThat(errorOf(assertion().claims(claims -> claims.audience(base + path))))
          .isEqualTo("invalid_client 700023");
    }
  }

  @Test
  void refusesAnotherAudience() {
    String ofTarget = "/" + simulator.targetPartner().tenantId() + "/oauth2/v2.0/token";
    for (String audience :
        List.of(
            "https://login.microsoftonline.com" + ofTarget,
            simulator.loginUrl() + ofTarget,
            "https://login.example" + login.tokenUrl().getPath(),
            "api://AzureADTokenExchange")) {
      assertThat(errorOf(assertion().claims(claims -> claims.audience(audience))))
          .isEqualTo("invalid_client 700023");
    }
  }

  @Test
  void acceptsAssertionsAtVersion1() {
    ApiClient.Response response =
        login
            .withAssertion(assertion().sign())
            .with("grant_type", "client_credentials")
            .with("resource", LoginClient.PARTNER_CENTER)
            .post(login.tokenUrlOfVersion1());

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void refusesARepeatedAssertion() {
    String assertion = assertion().sign();
    assertThat(login.withAssertion(assertion).clientCredentials().status()).isEqualTo(200);

    ApiClient.Response repeated = login.withAssertion(assertion).clientCredentials();
    assertThat(repeated.status()).isEqualTo(401);
    assertThat(LoginClient.error(repeated)).isEqualTo("invalid_client 50013");

    simulator.logins().refuseRepeatedAssertions(false);
    assertThat(login.withAssertion(assertion).clientCredentials().status()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoAssertion() {
    for (String text : List.of("x", "a.b.c", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.")) {
      ApiClient.Response response = login.withAssertion(text).clientCredentials();
      assertThat(response.status()).isEqualTo(400);
      assertThat(LoginClient.error(response)).isEqualTo("invalid_request 50027");
    }
    assertThat(
            LoginClient.error(
                login.with("client_assertion", assertion().sign()).clientCredentials()))
        .isEqualTo("invalid_request 900144");
    assertThat(
            LoginClient.error(
                login
                    .withAssertion(assertion().sign())
                    .with("client_assertion_type", "saml2-bearer")
                    .clientCredentials()))
        .isEqualTo("invalid_request 900144");
  }

  @Test
  void resetRemovesTheCertificate() {
    simulator.reset();

    assertThat(errorOf(assertion())).isEqualTo("invalid_client 700027");
  }

  @Test
  void registersOnlyRsaKeys() {
    X509Certificate certificate = new HeldCertificate.Builder().ecdsa256().build().certificate();

    assertThatThrownBy(() -> simulator.logins().registerCertificate(partner, certificate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The key must be an RSA key, but is of EC");
  }

  private TestAssertion assertion() {
    URI audience = login.tokenUrl();
    return TestAssertion.of(partner, audience.toString(), now());
  }

  private Instant now() {
    return simulator.clock().instant();
  }

  private ApiClient.Response logIn(TestAssertion assertion) {
    return login.withAssertion(assertion.sign()).clientCredentials();
  }

  private String errorOf(TestAssertion assertion) {
    return LoginClient.error(logIn(assertion));
  }
}
