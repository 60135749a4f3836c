package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.SameThread;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Empty responses change no state. */
class EmptyResponsesTest {
  private final FaultyService faulty = new FaultyService();
  private final PolledService service = faulty.service;
  private final List<PollReport> reports = new ArrayList<>();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .maxInterval(Duration.ofSeconds(10))
          .jitter(0)
          .requestsPerSecond(1_000)
          .addListener(reports::add);

  @Test
  void oneEmptyListDoesNotMakeTransfersVanish() {
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    service.garbleNext("[]");
    service.advanceTo(10);
    assertThat(reports.get(1).transfers()).isZero();
    service.advanceTo(60);

    all.assertValueCount(2).assertNoErrors();
  }

  @Test
  void nonConsecutiveEmptyListsDoNotMakeTransfersVanish() {
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    for (int i = 1; i <= 5; i++) {
      service.garbleNext("[]");
      service.advanceTo(20 * i);
    }

    all.assertValueCount(2).assertNoErrors();
  }

  @Test
  void twoConsecutiveEmptyListsMakeAllTransfersVanish() {
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    service.garbleNext("[]");
    service.garbleNext("[]");
    service.advanceTo(13);

    assertThat(all.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.APPEARED, Kind.APPEARED, Kind.VANISHED, Kind.VANISHED);
  }

  @Test
  void failedPollDoesNotInterruptConsecutiveEmptyLists() {
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    service.garbleNext("[]");
    service.failNext(503);
    service.garbleNext("[]");
    service.advanceTo(30);

    assertThat(all.values()).filteredOn(update -> update.kind() == Kind.VANISHED).hasSize(2);
  }

  @Test
  void emptyListDoesNotCompleteAStreamThatHasOpenTransfers() {
    options.completeWhenAllEnded(true);
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    service.garbleNext("[]");
    service.advanceTo(11);

    all.assertNotComplete();
  }

  /** Over HTTP, as a response of an interceptor is trusted. */
  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void responseWithoutABodyIsAFailedPoll(int status) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] list = "[{\"id\":\"%s\",\"status\":\"Pending\"}]".formatted(ONE).getBytes(UTF_8);
          boolean isEmpty = requests.incrementAndGet() == 2;
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(isEmpty ? status : 200, isEmpty ? -1 : list.length);
          if (!isEmpty) {
            exchange.getResponseBody().write(list);
          }
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try (TransfersClient client =
        SameThread.of(TransfersClient.builder())
            .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
            .credential(TokenProviders.accessToken(AccessToken.of("token", Duration.ofDays(9))))
            .build()) {
      WatchOptions inVirtualTime =
          options.scheduler(service.time).updateScheduler(Schedulers.trampoline()).build();
      TestSubscriber<TransferUpdate> all =
          RxTransfers.of(client, inVirtualTime).customer(CUSTOMER).watch().test();
      service.advanceTo(60);

      assertThat(reports.get(1).failure()).isInstanceOf(MalformedResponseException.class);
      assertThat(reports.get(2).failure()).isNull();
      all.assertValueCount(1).assertNoErrors();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void emptyObjectIsNoStateOfATransfer() {
    service.put(CUSTOMER, ONE, "Pending");
    service.garbleNext("{}");
    TestSubscriber<TransferUpdate> one =
        faulty.transfers(options).customer(CUSTOMER).watch(ONE).test();
    one.assertNoValues().assertNotComplete();
    service.advanceTo(10);
    one.assertValueCount(1);
    service.garbleNext("{}");
    service.advanceTo(20);
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(30);

    one.assertValueCount(2).assertComplete();
    assertThat(one.values().get(1).previousStatus()).hasToString("Pending");
  }

  @Test
  void emptyObjectInAListIsIgnored() {
    TestSubscriber<TransferUpdate> all = watchTwoTransfers();
    service.garbleNext("[{}]");
    service.advanceTo(10);
    service.advanceTo(60);

    all.assertValueCount(2).assertNoErrors();
  }

  private TestSubscriber<TransferUpdate> watchTwoTransfers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    return faulty.transfers(options).customer(CUSTOMER).watch().test();
  }
}
