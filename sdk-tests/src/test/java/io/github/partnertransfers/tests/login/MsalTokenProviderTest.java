package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProvider;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MSAL4J as a token provider: the worked example, against the simulator's token endpoint. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class MsalTokenProviderTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @Test
  void logsIn(PartnerCenterSimulator simulator) throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    ConfidentialClientApplication msal =
        ConfidentialClientApplication.builder(
                partner.clientId(),
                ClientCredentialFactory.createFromSecret(partner.clientSecret()))
            .authority("https://login.microsoftonline.com/" + partner.tenantId())
            .instanceDiscovery(false)
            .httpClient(request -> send(simulator, request))
            .build();

    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(SimulatorClients.cloud(simulator))
            .httpClient(leaks.http())
            .credential(tokensOf(msal))
            .build()) {
      assertThat(client.customer(simulator.customer().tenantId()).list().execute()).isEmpty();
    }
    assertThat(simulator.tokens().requests()).isEqualTo(1);
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
