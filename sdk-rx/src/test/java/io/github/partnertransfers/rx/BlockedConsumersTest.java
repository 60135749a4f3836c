package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Application code that blocks forever delays nothing else; over real HTTP. */
@Timeout(120)
class BlockedConsumersTest {
  private static final int BLOCKED = 100;
  private static final String CUSTOMER = Fleet.customer(1);
  private static final String OTHER_CUSTOMER = Fleet.customer(2);
  private static final String OPEN = Fleet.transferId(1);
  private static final String ENDED = Fleet.transferId(2);
  private static final String OTHER = Fleet.transferId(3);

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CompositeDisposable streams = new CompositeDisposable();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofMillis(20))
          .maxInterval(Duration.ofMillis(20))
          .requestsPerSecond(500);

  @AfterEach
  void releaseAll() {
    streams.dispose();
    end.countDown();
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hundredBlockedSubscribersDelayNoOther(boolean isHttpClientLent) throws Exception {
    show(CUSTOMER, OPEN, "Pending");
    show(CUSTOMER, ENDED, "Complete");
    show(OTHER_CUSTOMER, OTHER, "Pending");
    OkHttpClient lent = new OkHttpClient();
    try (TransfersClient client = client(isHttpClientLent ? lent : null)) {
      RxTransfers transfers = RxTransfers.of(client, options.build());
      CountDownLatch blocked = new CountDownLatch(BLOCKED);
      for (int i = 0; i < BLOCKED; i++) {
        streams.add(
            transfers
                .customer(CUSTOMER)
                .watch()
                .subscribe(
                    update -> {
                      blocked.countDown();
                      block();
                    }));
      }
      assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();

      TestSubscriber<TransferUpdate> sameCustomer = transfers.customer(CUSTOMER).watch(OPEN).test();
      TestSubscriber<TransferUpdate> otherCustomer =
          transfers.customer(OTHER_CUSTOMER).watch(OTHER).test();
      TestObserver<?> awaited = transfers.customer(CUSTOMER).whenEnded(ENDED).test();
      assertThat(client.customer(CUSTOMER).list().toFuture().get(60, TimeUnit.SECONDS)).hasSize(2);
      assertThat(awaited.await(60, TimeUnit.SECONDS)).isTrue();
      awaited.assertValueCount(1);
      assertThat(sameCustomer.awaitCount(1).values()).hasSize(1);
      assertThat(otherCustomer.awaitCount(1).values()).hasSize(1);
      show(CUSTOMER, OPEN, "Complete");
      show(OTHER_CUSTOMER, OTHER, "Complete");

      assertEnds(sameCustomer);
      assertEnds(otherCustomer);
    } finally {
      lent.connectionPool().evictAll();
    }
  }

  @Test
  void deadlineHoldsWhileAnotherSubscriberBlocks() throws Exception {
    show(CUSTOMER, OPEN, "Pending");
    try (TransfersClient client = client(null)) {
      RxTransfers transfers =
          RxTransfers.of(client, options.deadline(Duration.ofMillis(500)).build());
      CountDownLatch blocked = new CountDownLatch(1);
      streams.add(
          transfers
              .customer(CUSTOMER)
              .watch()
              .subscribe(
                  update -> {
                    blocked.countDown();
                    block();
                  },
                  error -> {}));
      assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
      TestSubscriber<TransferUpdate> limited = transfers.customer(CUSTOMER).watch(OPEN).test();

      assertThat(limited.await(60, TimeUnit.SECONDS)).isTrue();
      limited.assertError(WatchDeadlineException.class).assertValueCount(1);
    }
  }

  @Test
  void blockedListenerDelaysNoStream() throws Exception {
    show(CUSTOMER, OPEN, "Pending");
    CountDownLatch blocked = new CountDownLatch(1);
    options.addListener(
        report -> {
          blocked.countDown();
          block();
        });
    try (TransfersClient client = client(null)) {
      RxTransfers transfers = RxTransfers.of(client, options.build());
      TestSubscriber<TransferUpdate> updates = transfers.customer(CUSTOMER).watch(OPEN).test();
      assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
      updates.awaitCount(1);
      show(CUSTOMER, OPEN, "Complete");

      assertEnds(updates);
    }
  }

  @Test
  void blockedSaveDelaysNoOtherStream() throws Exception {
    show(CUSTOMER, OPEN, "Pending");
    show(OTHER_CUSTOMER, OTHER, "Pending");
    BlockedStore store = new BlockedStore();
    options.positions(store).acknowledgesAfterOnNext(true);
    try (TransfersClient client = client(null)) {
      RxTransfers transfers = RxTransfers.of(client, options.build());
      streams.add(transfers.customer(CUSTOMER).watch().subscribe());
      assertThat(store.blocked.await(60, TimeUnit.SECONDS)).isTrue();

      TestSubscriber<TransferUpdate> sameCustomer = transfers.customer(CUSTOMER).watch(OPEN).test();
      TestSubscriber<TransferUpdate> otherCustomer =
          transfers.customer(OTHER_CUSTOMER).watch().test();
      sameCustomer.awaitCount(1);
      otherCustomer.awaitCount(1);
      show(CUSTOMER, OPEN, "Complete");
      show(OTHER_CUSTOMER, OTHER, "Complete");

      assertEnds(sameCustomer);
      otherCustomer.awaitCount(2).assertValueCount(2);
      otherCustomer.cancel();
    }
  }

  private static void assertEnds(TestSubscriber<TransferUpdate> updates) throws Exception {
    assertThat(updates.await(60, TimeUnit.SECONDS)).isTrue();
    updates.assertComplete();
    assertThat(updates.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.APPEARED, Kind.ENDED);
  }

  /** Blocks forever at the first call. */
  private final class BlockedStore implements PositionStore {
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final Map<String, WatchPosition> saved = new ConcurrentHashMap<>();

    @Override
    public Collection<WatchPosition> load(String customerId) {
      return List.of();
    }

    @Override
    public void save(WatchPosition position) {
      if (blocked.getCount() > 0) {
        blocked.countDown();
        block();
      }
      saved.put(position.customerId(), position);
    }
  }

  private void block() {
    boolean isOver = false;
    while (!isOver) {
      try {
        end.await();
        isOver = true;
      } catch (InterruptedException e) {
        // Interrupted at the end of the test.
      }
    }
  }

  private void show(String customer, String id, String status) {
    simulator.addTransfer(
        PolledService.transfer(id, status).toBuilder().customerTenantId(customer).build().toJson());
  }

  private TransfersClient client(OkHttpClient lent) {
    String token = simulator.tokens().issue(simulator.sourcePartner());
    TransfersClient.Builder client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(TokenProviders.accessToken(AccessToken.of(token, Duration.ofDays(9))));
    return lent == null ? client.build() : client.httpClient(lent).build();
  }
}
