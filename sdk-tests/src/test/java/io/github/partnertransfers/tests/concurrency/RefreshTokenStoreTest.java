package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  @ParameterizedTest
  @MethodSource("storeFailures")
  void tokenThatCannotBeStoredIsNeitherUsedNorLost(
      Exception failure, PartnerCenterSimulator simulator) {
    String first = simulator.sourcePartner().refreshToken();
    Store store = new Store(first);
    store.failure = failure;
    simulator.tokens().revokeOldRefreshTokens(true);
    try (TransfersClient client = client(simulator, store)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);

      for (CallStyle style : CallStyle.values()) {
        assertThatThrownBy(() -> style.result(call))
            .isInstanceOf(NotAuthorizedException.class)
            .hasMessageContaining(
                "could not log in: the new refresh token can't be stored: the key store is locked")
            .satisfies(
                thrown ->
                    assertThat(Throwables.getStackTrace(thrown))
                        .doesNotContain("eyJ", "simulated-refresh", "simulated-secret"));
      }
      // The token of the first login is held: another login would only hand out another one.
      assertThat(sentRefreshTokens(simulator)).containsExactly(first);
      assertThat(simulator.requests(Operation.LIST)).isEmpty();
      assertThat(store.token).isEqualTo(first);

      store.failure = null;
      call.execute();

      assertThat(events).containsExactly("stored", "stored");
      assertThat(sentRefreshTokens(simulator)).hasSize(2).doesNotHaveDuplicates();
      assertThat(store.token).isNotIn(sentRefreshTokens(simulator));
      assertThat(simulator.requests(Operation.LIST)).hasSize(1);
    }
  }

  static List<Exception> storeFailures() {
    return List.of(
        new IllegalStateException("the key store is locked"),
        new IOException("the key store is locked"),
        new SocketTimeoutException("the key store is locked"));
  }

  @ParameterizedTest
  @EnumSource
  void tokenThatCannotBeLoadedIsNoNetworkTrouble(
      CallStyle style, PartnerCenterSimulator simulator) {
    RefreshTokenStore store =
        new RefreshTokenStore() {
          @Override
          public String load() throws IOException {
            throw new IOException("disk gone");
          }

          @Override
          public void store(String refreshToken) {}
        };
    try (TransfersClient client = client(simulator, store)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);

      assertThatThrownBy(() -> style.result(call))
          .isInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("could not log in: the refresh token can't be loaded: disk gone");
      assertThat(simulator.requests()).isEmpty();
    }
  }

  private static List<String> sentRefreshTokens(PartnerCenterSimulator simulator) {
    return simulator.requests(Operation.TOKEN).stream()
        .map(RecordedRequest::body)
        .map(body -> body.replaceFirst(".*\\brefresh_token=([^&]*).*", "$1"))
        .map(token -> URLDecoder.decode(token, StandardCharsets.UTF_8))
        .toList();
  }

  private TransfersClient client(PartnerCenterSimulator simulator, RefreshTokenStore store) {
    SimulatedPartner partner = simulator.sourcePartner();
    return SimulatorClients.builder(simulator)
        .httpClient(leaks.http())
        .credential(
            TokenProviders.refreshToken(
                partner.tenantId(),
                partner.clientId(),
                ClientCredential.secret(partner.clientSecret()),
                store))
        .build();
  }

  private final class Store implements RefreshTokenStore {
    private volatile String token;
    private volatile @Nullable Exception failure;

    Store(String first) {
      token = first;
    }

    @Override
    public String load() {
      return token;
    }

    @Override
    public void store(String refreshToken) throws Exception {
      if (failure != null) {
        throw failure;
      }
      token = refreshToken;
      events.add("stored");
    }
  }
}
