package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MSAL4J as a token provider: the worked example, against the simulator's token endpoint. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class MsalTokenProviderTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @Test
  void logsInWithASecret(PartnerCenterSimulator simulator) throws Exception {
    assertLogsIn(
        simulator,
        ClientCredentialFactory.createFromSecret(simulator.sourcePartner().clientSecret()));
  }

  /** The simulator takes MSAL's assertions as it takes the client's own, for one certificate. */
  @Test
  void logsInWithTheCertificateThatTheClientUses(PartnerCenterSimulator simulator)
      throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().build();
    simulator.logins().registerCertificate(partner, held.certificate());

    assertLogsIn(
        simulator,
        ClientCredentialFactory.createFromCertificate(
            held.keyPair().getPrivate(), held.certificate()));
    assertLogsIn(
        simulator,
        TokenProviders.clientCredentials(
            partner.tenantId(),
            partner.clientId(),
            ClientCredential.certificate(held.keyPair().getPrivate(), held.certificate())));
  }

  private void assertLogsIn(PartnerCenterSimulator simulator, IClientCredential credential)
      throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    ConfidentialClientApplication msal =
        ConfidentialClientApplication.builder(partner.clientId(), credential)
            .authority("https://login.microsoftonline.com/" + partner.tenantId())
            .instanceDiscovery(false)
            .httpClient(request -> send(simulator, request))
            .build();
    assertLogsIn(simulator, tokensOf(msal));
  }

  private void assertLogsIn(PartnerCenterSimulator simulator, TokenProvider provider) {
    int before = simulator.tokens().requests();
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(SimulatorClients.cloud(simulator))
            .httpClient(leaks.http())
            .credential(provider)
            .build()) {
      assertThat(client.customer(simulator.customer().tenantId()).list().execute()).isEmpty();
    }
    assertThat(simulator.tokens().requests()).isEqualTo(before + 1);
  }

  /** What an application writes. MSAL's own cache is skipped, since the client has one. */
  private static TokenProvider tokensOf(ConfidentialClientApplication msal) {
    return request -> {
      IAuthenticationResult result =
          msal.acquireToken(
                  ClientCredentialParameters.builder(Set.of(request.scope()))
                      .skipCache(true)
                      .build())
              .get();
      Instant expiry = result.expiresOnDate().toInstant();
      return AccessToken.of(result.accessToken(), Duration.between(Instant.now(), expiry));
    };
  }

  /** MSAL talks to https hosts only, so its requests are brought to the simulator here. */
  private static IHttpResponse send(PartnerCenterSimulator simulator, HttpRequest request)
      throws Exception {
    java.net.http.HttpRequest.Builder forwarded =
        java.net.http.HttpRequest.newBuilder(
                URI.create(simulator.loginUrl() + request.url().getPath()))
            .POST(BodyPublishers.ofString(request.body()));
    forwarded.header("Content-Type", "application/x-www-form-urlencoded");
    java.net.http.HttpResponse<String> answer =
        HttpClient.newHttpClient().send(forwarded.build(), BodyHandlers.ofString());
    HttpResponse response = new HttpResponse();
    response.statusCode(answer.statusCode());
    response.body(answer.body());
    response.addHeaders(answer.headers().map());
    return response;
  }
}
