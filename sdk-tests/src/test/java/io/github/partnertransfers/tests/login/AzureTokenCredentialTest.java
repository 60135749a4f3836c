package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A credential of azure-identity as a token provider: the worked example. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class AzureTokenCredentialTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @Test
  void logsIn(PartnerCenterSimulator simulator) {
    TokenCredential credential =
        context -> {
          assertThat(context.getScopes())
              .containsExactly("https://api.partnercenter.microsoft.com/.default");
          String token = simulator.tokens().issue(simulator.sourcePartner());
          return Mono.just(
              new com.azure.core.credential.AccessToken(
                  token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        };

    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(SimulatorClients.cloud(simulator))
            .httpClient(leaks.http())
            .credential(tokensOf(credential))
            .build()) {
      assertThat(client.customer(simulator.customer().tenantId()).list().execute()).isEmpty();
    }
  }

  /** What an application writes, whichever credential of azure-identity it has. */
  private static TokenProvider tokensOf(TokenCredential credential) {
    return request -> {
      TokenRequestContext context =
          new TokenRequestContext().addScopes(request.scope()).setClaims(request.claims());
      com.azure.core.credential.AccessToken token = credential.getTokenSync(context);
      return AccessToken.of(
          token.getToken(),
          Duration.between(OffsetDateTime.now(ZoneOffset.UTC), token.getExpiresAt()));
    };
  }
}
