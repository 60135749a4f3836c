package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Logs in to the simulated Entra, which verifies assertions without code of the client. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class SimulatedEntraTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path directory;

  private static Path keyStoreFile;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @BeforeAll
  static void generateCertificate() throws Exception {
    keyStoreFile = directory.resolve("app.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "app",
                "-dname",
                "CN=app",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-keystore",
                keyStoreFile.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void certificateIsAccepted(PartnerCenterSimulator simulator) throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    ClientCredential credential = ClientCredential.pkcs12File(keyStoreFile, PASSWORD.toCharArray());
    TokenProvider application =
        TokenProviders.clientCredentials(partner.tenantId(), partner.clientId(), credential);
    TokenProvider user =
        TokenProviders.refreshToken(
            partner.tenantId(), partner.clientId(), credential, new Store(partner.refreshToken()));

    assertThatThrownBy(() -> list(simulator, application))
        .isInstanceOf(NotAuthorizedException.class)
        .hasMessageContaining("AADSTS700027");
    simulator.logins().registerCertificate(partner, certificate());
    list(simulator, application);
    list(simulator, user);
  }

  @Test
  void userSignsInWithADeviceCode(PartnerCenterSimulator simulator) {
    SimulatedPartner partner = simulator.sourcePartner();
    simulator.logins().deviceCodeInterval(Duration.ZERO);
    simulator.logins().requireMfa(true);
    TokenProvider provider =
        TokenProviders.refreshToken(
            partner.tenantId(), partner.clientId(), null, new Store("none yet"));
    try (TransfersClient client = client(simulator, provider)) {
      client.signIn(code -> simulator.logins().approve(code.userCode()));
      SimulatorClients.list(simulator, client).execute();
      simulator.tokens().revokeAccessTokens();
      SimulatorClients.list(simulator, client).execute();
    }
    try (TransfersClient client = client(simulator, provider)) {
      client.signIn(code -> simulator.logins().approveWithoutMfa(code.userCode()));

      assertThatThrownBy(() -> SimulatorClients.list(simulator, client).execute())
          .isInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("900421");
    }
    try (TransfersClient client = client(simulator, provider)) {
      assertThatThrownBy(() -> client.signIn(code -> simulator.logins().decline(code.userCode())))
          .isInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("AADSTS65004");
    }
  }

  private void list(PartnerCenterSimulator simulator, TokenProvider provider) {
    try (TransfersClient client = client(simulator, provider)) {
      SimulatorClients.list(simulator, client).execute();
    }
  }

  private TransfersClient client(PartnerCenterSimulator simulator, TokenProvider provider) {
    return TransfersClient.builder()
        .cloud(SimulatorClients.cloud(simulator))
        .httpClient(leaks.http())
        .credential(provider)
        .build();
  }

  private static final class Store implements RefreshTokenStore {
    private volatile String token;

    Store(String token) {
      this.token = token;
    }

    @Override
    public String load() {
      return token;
    }

    @Override
    public void store(String refreshToken) {
      token = refreshToken;
    }
  }

  private static X509Certificate certificate() throws Exception {
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (FileInputStream in = new FileInputStream(keyStoreFile.toFile())) {
      keyStore.load(in, PASSWORD.toCharArray());
    }
    return (X509Certificate) keyStore.getCertificate("app");
  }
}
