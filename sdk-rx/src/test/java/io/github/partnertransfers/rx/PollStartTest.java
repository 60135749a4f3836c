package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.FaultyService.Place;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An exception while a poll starts fails that poll and no stream. */
class PollStartTest {
  private final FaultyService faulty = new FaultyService();
  private final List<PollReport> reports = new ArrayList<>();
  private final List<Throwable> unheard = new ArrayList<>();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .jitter(0)
          .requestsPerSecond(1_000)
          .addListener(reports::add);

  @BeforeEach
  void collectUncaughtExceptions() {
    faulty.service.put(CUSTOMER, ONE, "Pending");
    faulty.service.put(OTHER_CUSTOMER, ONE, "Pending");
    RxJavaPlugins.setErrorHandler(unheard::add);
  }

  @AfterEach
  void reset() {
    RxJavaPlugins.reset();
    assertThat(unheard).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void errorInTheFirstPollIsReportedAndTheCustomerIsPolledAgain(Place place) {
    AssertionError error = new AssertionError("once");
    faulty.failOnce(place, error);

    TestSubscriber<TransferUpdate> updates =
        faulty.transfers(options).customer(CUSTOMER).watch().test();
    updates.assertNoValues().assertNoErrors();
    faulty.service.advanceTo(11);

    updates.assertValueCount(1).assertNoErrors();
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).failure()).isNotNull();
    assertThat(isOrHasCause(reports.get(0).failure(), error)).isTrue();
    assertThat(reports.get(0).nextPoll()).isEqualTo(Duration.ofSeconds(10));
    assertThat(reports.get(1).failure()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void errorInAPollOnTheTimerBlocksNoStream(Place place) {
    RxTransfers transfers = faulty.transfers(options);
    TestSubscriber<TransferUpdate> one = transfers.customer(CUSTOMER).watch().test();
    TestSubscriber<TransferUpdate> other = transfers.customer(OTHER_CUSTOMER).watch().test();
    faulty.service.advanceTo(5);
    faulty.failOnce(place, new InternalError("unable to create native thread"));
    faulty.service.put(CUSTOMER, ONE, "Complete");
    faulty.service.put(OTHER_CUSTOMER, ONE, "Complete");
    faulty.service.advanceTo(60);

    one.assertValueCount(2).assertNoErrors();
    other.assertValueCount(2).assertNoErrors();
    assertThat(reports).filteredOn(report -> report.failure() != null).hasSize(1);
  }

  @Test
  void failedTimerStartFailsTheStreams() {
    ThrowingScheduler scheduler = new ThrowingScheduler();
    RxTransfers transfers =
        RxTransfers.of(
            faulty.client(),
            options
                .scheduler(scheduler)
                .ticker(() -> faulty.time.now(TimeUnit.NANOSECONDS))
                .updateScheduler(Schedulers.trampoline())
                .build());
    scheduler.error = new InternalError("unable to create native thread");
    TestSubscriber<TransferUpdate> unlucky = transfers.customer(CUSTOMER).watch().test();

    unlucky.assertError(
        failure ->
            failure instanceof IllegalStateException && failure.getCause() == scheduler.thrown);
    TestSubscriber<TransferUpdate> next = transfers.customer(CUSTOMER).watch().test();
    faulty.service.advanceTo(1);
    next.assertValueCount(1);
    faulty.service.put(CUSTOMER, ONE, "Complete");
    faulty.service.advanceTo(60);
    next.assertValueCount(2).assertNoErrors();
  }

  private static boolean isOrHasCause(Throwable failure, Throwable wanted) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Virtual time in which the thread start of one task fails. */
  private final class ThrowingScheduler extends Scheduler {
    private Error error;
    private Error thrown;

    @Override
    public Worker createWorker() {
      return faulty.time.createWorker();
    }

    @Override
    public Disposable scheduleDirect(Runnable task, long delay, TimeUnit unit) {
      if (error != null) {
        thrown = error;
        error = null;
        throw thrown;
      }
      return faulty.time.scheduleDirect(task, delay, unit);
    }
  }
}
