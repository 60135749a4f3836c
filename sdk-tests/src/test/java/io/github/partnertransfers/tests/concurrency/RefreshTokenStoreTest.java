package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnertransfers.Credentials;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rotated refresh token is kept before anything is done with the access token beside it. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class RefreshTokenStoreTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final Queue<String> events = new ConcurrentLinkedQueue<>();

  @Test
  void everyRotatedTokenIsStoredBeforeTheAccessTokenIsUsed(PartnerCenterSimulator simulator) {
    Store store = new Store(simulator.sourcePartner().refreshToken());
    simulator.tokens().revokeOldRefreshTokens(true);
    simulator.onRequest(request -> events.add(String.valueOf(request.operation())));
    try (TransfersClient client = client(simulator, store)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);
      call.execute();
      String second = store.token;
      simulator.tokens().revokeAccessTokens();
      call.execute();

      assertThat(events)
          .containsExactly("TOKEN", "stored", "LIST", "LIST", "TOKEN", "stored", "LIST");
      assertThat(sentRefreshTokens(simulator))
          .containsExactly(simulator.sourcePartner().refreshToken(), second);
      assertThat(store.token).isNotEqualTo(second);
    }
  }

  @Test
  void accessTokenIsNotUsedIfTheRefreshTokenCannotBeStored(PartnerCenterSimulator simulator) {
    String first = simulator.sourcePartner().refreshToken();
    Store store = new Store(first);
    store.broken = true;
    try (TransfersClient client = client(simulator, store)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);

      NotAuthorizedException failure =
          catchThrowableOfType(NotAuthorizedException.class, call::execute);

      assertThat(failure).hasMessageContaining("could not log in: the key store is locked");
      assertThat(Throwables.getStackTrace(failure))
          .doesNotContain("simulated-access", "simulated-refresh", "simulated-secret");
      assertThat(simulator.requests(Operation.LIST)).isEmpty();
      assertThat(store.token).isEqualTo(first);

      store.broken = false;
      call.execute();

      assertThat(sentRefreshTokens(simulator)).containsExactly(first, first);
      assertThat(store.token).isNotEqualTo(first);
      assertThat(simulator.requests(Operation.LIST)).hasSize(1);
    }
  }

  private static List<String> sentRefreshTokens(PartnerCenterSimulator simulator) {
    return simulator.requests(Operation.TOKEN).stream()
        .map(RecordedRequest::body)
        .map(body -> body.replaceFirst(".*\\brefresh_token=([^&]*).*", "$1"))
        .map(token -> URLDecoder.decode(token, StandardCharsets.UTF_8))
        .toList();
  }

  private TransfersClient client(PartnerCenterSimulator simulator, Store store) {
    SimulatedPartner partner = simulator.sourcePartner();
    return SimulatorClients.builder(simulator)
        .httpClient(leaks.http())
        .credential(
            Credentials.refreshToken(
                partner.tenantId(), partner.clientId(), partner.clientSecret(), store))
        .build();
  }

  private final class Store implements RefreshTokenStore {
    private volatile String token;
    private volatile boolean broken;

    Store(String first) {
      token = first;
    }

    @Override
    public String load() {
      return token;
    }

    @Override
    public void store(String refreshToken) {
      if (broken) {
        throw new IllegalStateException("the key store is locked");
      }
      token = refreshToken;
      events.add("stored");
    }
  }
}
