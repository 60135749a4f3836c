package io.github.partnertransfers.tests.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 200 open transfers cost as many requests as the budget allows, and no more than needed. */
class WatchBudgetTest {
  private static final int TRANSFERS = 200;
  private static final int PER_SECOND = 4;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final TestScheduler time = new TestScheduler();
  private final CannedService service = new CannedService();

  /** All polls are made on this thread, while the test moves the time. */
  private RxTransfers transfers(Duration interval) {
    TransfersClient client =
        leaks.closing(
            service
                .client(leaks.http())
                .requestExecutor(Runnable::run)
                .callbackExecutor(Runnable::run)
                .build());
    return RxTransfers.of(
        client,
        WatchOptions.builder()
            .interval(interval)
            .minInterval(interval)
            .maxInterval(interval.multipliedBy(15))
            .requestsPerSecond(PER_SECOND)
            .random(new Random(1))
            .scheduler(time)
            .updateScheduler(Schedulers.trampoline())
            .build());
  }

  private void serve(int transfers) {
    String body =
        IntStream.range(0, transfers)
            .mapToObj(i -> "{\"id\":\"%s\",\"status\":\"Active\"}".formatted(id('a', i)))
            .collect(Collectors.joining(",", "[", "]"));
    service.answer(200, body, Headers.of());
  }

  private static String id(char kind, int number) {
    return "%s0000000-0000-0000-0000-%012d".formatted(kind, number);
  }

  private static List<String> customers(int count) {
    return IntStream.range(0, count).mapToObj(i -> id('c', i)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void noSecondSeesMoreRequestsThanAllowed(int customers) {
    serve(TRANSFERS / customers);
    TestSubscriber<TransferUpdate> seen =
        transfers(Duration.ofMillis(10))
            .watchAll(customers(customers))
            .map(CustomerUpdate::orThrow)
            .test();

    for (int second = 1; second <= 120; second++) {
      int before = service.requests();
      time.advanceTimeBy(1, TimeUnit.SECONDS);
      // One more for the request at the very end of the second.
      assertThat(service.requests() - before).isLessThanOrEqualTo(PER_SECOND + 1);
      assertThat(service.requests()).isLessThanOrEqualTo(PER_SECOND * second + 1);
    }

    // Nor is it wasted: here, each customer would be asked far more often without it.
    assertThat(service.requests()).isGreaterThan(PER_SECOND * 120 * 9 / 10);
    seen.assertValueCount(TRANSFERS).assertNotComplete();
    seen.cancel();
  }

  @Test
  void whatDoesNotChangeIsAskedForSeldom() {
    serve(TRANSFERS);
    TestSubscriber<TransferUpdate> seen =
        transfers(Duration.ofSeconds(2)).customer(id('c', 1)).watch().test();
    time.advanceTimeBy(10, TimeUnit.MINUTES);
    int before = service.requests();

    time.advanceTimeBy(10, TimeUnit.MINUTES);

    // Every 30 seconds, a tenth more or less.
    assertThat(service.requests() - before).isBetween(18, 23);
    seen.cancel();
  }

  @Test
  void singleTransfersOfACustomerShareTheirPolls() {
    serve(TRANSFERS);
    RxTransfers transfers = transfers(Duration.ofSeconds(2));
    TestSubscriber<TransferUpdate> seen =
        Flowable.range(0, TRANSFERS)
            .flatMap(i -> transfers.customer(id('c', 1)).watch(id('a', i)), TRANSFERS)
            .test();

    time.advanceTimeBy(1, TimeUnit.MINUTES);

    seen.assertValueCount(TRANSFERS);
    assertThat(service.requests()).isLessThan(15);
    seen.cancel();
  }
}
