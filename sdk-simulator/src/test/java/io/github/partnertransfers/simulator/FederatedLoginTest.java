package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class FederatedLoginTest {

  private static final String ISSUER = "https://oidc.example/cluster";
  private static final String SUBJECT = "system:serviceaccount:default:transfers";

  private final PartnerCenterSimulator simulator;
  private LoginClient login;

  FederatedLoginTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void registerIdentity() {
    login = LoginClient.ofSource(simulator);
    simulator
        .logins()
        .registerFederatedIdentity(
            simulator.sourcePartner(),
            ISSUER,
            SUBJECT,
            TestAssertion.CERTIFICATE.keyPair().getPublic());
  }

  @Test
  void acceptsTheSameTokenAsOftenAsItIsSent() {
    String token = token().sign();

    for (int i = 0; i < 3; i++) {
      ApiClient.Response response = login.withAssertion(token).clientCredentials();
      assertThat(response.status()).isEqualTo(200);
      assertThat(login.api(response).list().status()).isEqualTo(200);
    }
    assertThat(
            login.withAssertion(token).refresh(simulator.sourcePartner().refreshToken()).status())
        .isEqualTo(200);
  }

  @Test
  void refusesWhatIsNotRegistered() {
    assertThat(errorOf(token().claims(claims -> claims.issuer(ISSUER + "/"))))
        .isEqualTo("invalid_client 700211");
    assertThat(errorOf(token().claims(claims -> claims.subject("other"))))
        .isEqualTo("invalid_client 700213");
    assertThat(errorOf(token().claims(claims -> claims.subject(SUBJECT.toUpperCase(Locale.ROOT)))))
        .isEqualTo("invalid_client 7002138");
    assertThat(errorOf(token().claims(claims -> claims.audience(login.tokenUrl().toString()))))
        .isEqualTo("invalid_client 700212");
    assertThat(errorOf(token().signer(TestAssertion.OTHER_CERTIFICATE)))
        .isEqualTo("invalid_client 7000272");
    assertThat(errorOf(token().algorithm(JWSAlgorithm.PS256))).isEqualTo("invalid_request 5002730");
    assertThat(errorOf(token().claims(claims -> claims.subject(null))))
        .isEqualTo("invalid_request 50027");
    LoginClient target = LoginClient.of(simulator, simulator.targetPartner());
    ApiClient.Response ofTarget = target.withAssertion(token().sign()).clientCredentials();
    assertThat(ofTarget.status()).isEqualTo(401);
    assertThat(LoginClient.error(ofTarget)).isEqualTo("invalid_client 700211");
    assertThat(ofTarget.value("/error_description"))
        .startsWith("AADSTS700211: No matching federated identity record found")
        .contains(ISSUER);
  }

  @Test
  void refusesAnExpiredToken() {
    String token = token().sign();
    simulator.clock().advance(Duration.ofMinutes(16));

    assertThat(LoginClient.error(login.withAssertion(token).clientCredentials()))
        .isEqualTo("invalid_client 700024");
  }

  @Test
  void resetRemovesTheIdentity() {
    simulator.reset();

    assertThat(errorOf(token())).isEqualTo("invalid_client 700211");
  }

  private TestAssertion token() {
    return TestAssertion.of(
            simulator.sourcePartner(), "api://AzureADTokenExchange", simulator.clock().instant())
        .claims(claims -> claims.issuer(ISSUER).subject(SUBJECT))
        .algorithm(JWSAlgorithm.RS256)
        .thumbprint("");
  }

  private String errorOf(TestAssertion token) {
    return LoginClient.error(login.withAssertion(token.sign()).clientCredentials());
  }
}
