package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd answer makes nothing vanish. */
class VanishingTest {
  private final PolledService service = new PolledService();
  private final RxTransfers transfers =
      service.transfers(
          WatchOptions.builder()
              .interval(Duration.ofSeconds(10))
              .jitter(0)
              .requestsPerSecond(1_000));

  @BeforeEach
  void showTransfers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "", " ", "[null]", "[{}]"})
  void oneOddListTellsNothing(String body) {
    TestSubscriber<TransferUpdate> all = transfers.watchCustomer(CUSTOMER).test();
    service.garbleNext(body);
    service.advanceTo(100);

    all.assertValueCount(2).assertNoErrors();
  }

  @Test
  void twoEmptyListsInARowTell() {
    TestSubscriber<TransferUpdate> all = transfers.watchCustomer(CUSTOMER).test();
    service.garbleNext("[]");
    service.garbleNext("[]");
    service.advanceTo(13);

    assertThat(all.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.APPEARED, Kind.APPEARED, Kind.VANISHED, Kind.VANISHED);
  }

  @Test
  void oneThatIsMissingNowAndThenDoesNotVanish() {
    TestSubscriber<TransferUpdate> all = transfers.watchCustomer(CUSTOMER).test();
    String shown = "[" + PolledService.transfer(ONE, "Pending").toJson() + "]";
    String both =
        "["
            + PolledService.transfer(ONE, "Pending").toJson()
            + ","
            + PolledService.transfer(TWO, "Pending").toJson()
            + "]";
    for (int i = 0; i < 10; i++) {
      service.garbleNext(shown);
      service.garbleNext(both);
    }
    service.advanceTo(200);

    all.assertValueCount(2);
  }

  @Test
  void transferWithoutAnythingTellsNothing() {
    TestSubscriber<TransferUpdate> one = transfers.watch(CUSTOMER, ONE).test();
    service.garbleNext("{}");
    service.advanceTo(100);

    one.assertValueCount(1).assertNoErrors().assertNotComplete();
  }
}
