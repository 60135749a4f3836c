package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No code of the application, however it fails, harms any other stream. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchIsolationTest {
  private static final int BLOCKED = 100;

  private final CountDownLatch end = new CountDownLatch(1);
  private final CompositeDisposable followers = new CompositeDisposable();

  @AfterEach
  void release() {
    followers.dispose();
    end.countDown();
    RxJavaPlugins.reset();
  }

  private static WatchOptions.Builder fast() {
    return WatchOptions.builder()
        .interval(Duration.ofMillis(1))
        .maxInterval(Duration.ofMillis(1))
        .requestsPerSecond(1_000);
  }

  private void block() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void subscribersThatBlockKeepNobodyElseWaiting() {
    TransfersInSteps service = new TransfersInSteps(2, 1, 1_000);
    String customer = service.customers().get(0);
    String other = service.customers().get(1);
    try (TransfersClient client = service.client()) {
      RxTransfers transfers = RxTransfers.of(client, fast().build());
      CountDownLatch blocked = new CountDownLatch(BLOCKED);
      for (int i = 0; i < BLOCKED; i++) {
        followers.add(
            transfers
                .watchCustomer(customer)
                .subscribe(
                    update -> {
                      blocked.countDown();
                      block();
                    }));
      }
      await(blocked);

      // Until the end, over hundreds of polls, while all the others block.
      assertThat(transfers.await(customer, TransfersInSteps.transferId(0)).blockingGet().status())
          .hasToString("Completed");
      assertThat(transfers.await(other, TransfersInSteps.transferId(0)).blockingGet().status())
          .hasToString("Completed");
      assertThat(client.customer(other).list().toFuture().join()).hasSize(1);
    }
  }

  @Test
  void storeAndListenerThatBlockKeepNobodyElseWaiting() {
    TransfersInSteps service = new TransfersInSteps(1, 1, 100);
    String customer = service.customers().get(0);
    try (TransfersClient client = service.client()) {
      CountDownLatch blocked = new CountDownLatch(2);
      RxTransfers transfers =
          RxTransfers.of(
              client,
              fast()
                  .acknowledgesAfterOnNext(true)
                  .listener(
                      report -> {
                        blocked.countDown();
                        block();
                      })
                  .positions(
                      new PositionStore() {
                        @Override
                        public Collection<WatchPosition> load(String customerId) {
                          return List.of();
                        }

                        @Override
                        public void save(WatchPosition position) {
                          blocked.countDown();
                          block();
                        }
                      })
                  .build());
      followers.add(transfers.watchCustomer(customer).subscribe(update -> {}));
      await(blocked);

      assertThat(transfers.await(customer, TransfersInSteps.transferId(0)).blockingGet().status())
          .hasToString("Completed");
    }
  }

  @Test
  void deadlineHoldsWhileAnotherSubscriberBlocks() {
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Pending");
    CountDownLatch blocked = new CountDownLatch(1);
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            WatchOptions.builder()
                .scheduler(service.time)
                .deadline(Duration.ofSeconds(10))
                .build());
    followers.add(
        transfers
            .watchCustomer(CUSTOMER)
            .subscribe(
                update -> {
                  blocked.countDown();
                  block();
                },
                failure -> {}));
    await(blocked);
    TestObserver<?> awaited = transfers.await(CUSTOMER, ONE).test();

    service.advanceTo(10);

    awaited.awaitDone(30, TimeUnit.SECONDS).assertError(WatchDeadlineException.class);
  }

  @Test
  void errorWithinARequestIsAFailedPoll() {
    List<Throwable> undeliverable = new ArrayList<>();
    RxJavaPlugins.setErrorHandler(undeliverable::add);
    List<PollReport> reports = new ArrayList<>();
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Pending");
    service.whenAsked(
        () -> {
          throw new AssertionError("a mistake");
        });
    TestSubscriber<TransferUpdate> updates =
        service
            .transfers(WatchOptions.builder().listener(reports::add))
            .watch(CUSTOMER, ONE)
            .test();
    service.advanceTo(10);

    updates.assertValueCount(1);
    assertThat(reports.get(0).failure()).hasMessageContaining("a mistake");
    assertThat(undeliverable).isEmpty();
  }

  @Test
  void fatalErrorEndsItsStreamAndIsNotSwallowed() {
    OutOfMemoryError fatal = new OutOfMemoryError("a test's");
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Pending");
    RxTransfers transfers = service.transfers(WatchOptions.builder());
    TestSubscriber<TransferUpdate> other = transfers.watch(CUSTOMER, ONE).test();
    List<Throwable> thrown = new ArrayList<>();
    // The stream's thread is this one, where the client hands what is thrown to its handler.
    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
    transfers
        .watch(CUSTOMER, ONE)
        .subscribe(
            new TestSubscriber<>() {
              @Override
              public void onNext(TransferUpdate update) {
                throw fatal;
              }
            });
    service.advanceTo(3);
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(100);

    assertThat(thrown).containsExactly(fatal);
    other.assertValueCount(2).assertComplete();
  }

  @Test
  void schedulerThatWasShutDownFailsStreamsInsteadOfFreezingThem() {
    RxJavaPlugins.setErrorHandler(rejected -> {});
    ExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    Scheduler scheduler = Schedulers.from(timers);
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            WatchOptions.builder()
                .scheduler(scheduler)
                .ticker(() -> service.time.now(TimeUnit.NANOSECONDS))
                .updateScheduler(Schedulers.trampoline())
                .build());
    TestSubscriber<TransferUpdate> waiting = transfers.watch(CUSTOMER, ONE).test();
    waiting.assertValueCount(1);
    timers.shutdownNow();
    service.advanceTo(10); // Its timer is gone, and is missed at the next event.

    TestSubscriber<TransferUpdate> late = transfers.watch(CUSTOMER, TWO).test();

    late.assertError(IllegalStateException.class);
    waiting.assertError(IllegalStateException.class);
  }

  @Test
  void schedulerThatWaitsOnTheCallersThreadIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WatchOptions.builder().scheduler(Schedulers.trampoline()).build())
        .withMessageContaining("scheduler");
  }

  @Test
  void updatesComeThoughTheirSchedulerWasShutDown() {
    RxJavaPlugins.setErrorHandler(rejected -> {});
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Complete");
    RxTransfers.of(
            service.client(),
            WatchOptions.builder()
                .scheduler(service.time)
                .updateScheduler(Schedulers.from(executor))
                .build())
        .watch(CUSTOMER, ONE)
        .test()
        .assertValueCount(1)
        .assertComplete();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
