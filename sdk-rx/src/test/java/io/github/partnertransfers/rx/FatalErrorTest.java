package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A VirtualMachineError reaches the uncaught exception handler and ends its stream only. */
@Timeout(60)
class FatalErrorTest {
  private final PolledService service = new PolledService();
  private final BlockingQueue<Throwable> heard = new LinkedBlockingQueue<>();
  private final OutOfMemoryError noMemory = new OutOfMemoryError("for this subscriber");
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(2))
          .maxInterval(Duration.ofSeconds(2))
          .jitter(0)
          .requestsPerSecond(1_000)
          .scheduler(service.time);
  private Thread.UncaughtExceptionHandler handler;

  @BeforeEach
  void hear() {
    service.put(CUSTOMER, ONE, "Pending");
    handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> heard.add(error));
    Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> heard.add(error));
    RxJavaPlugins.setErrorHandler(heard::add);
  }

  @AfterEach
  void reset() {
    RxJavaPlugins.reset();
    Thread.currentThread().setUncaughtExceptionHandler(null);
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  /** With and without a working update scheduler. */
  @ParameterizedTest
  @ValueSource(strings = {"io", "trampoline", "shut down"})
  void outOfMemoryErrorInOnNextReachesTheHandlerAndEndsOneStream(String kind) throws Exception {
    RxTransfers transfers =
        RxTransfers.of(service.client(), options.updateScheduler(scheduler(kind)).build());
    TestSubscriber<TransferUpdate> before = transfers.customer(CUSTOMER).watch().test();
    TestSubscriber<TransferUpdate> failing =
        new TestSubscriber<>() {
          @Override
          public void onNext(TransferUpdate update) {
            throw noMemory;
          }
        };
    transfers.customer(CUSTOMER).watch().subscribe(failing);
    TestSubscriber<TransferUpdate> after = transfers.customer(CUSTOMER).watch().test();
    service.advanceTo(2);

    assertThat(heard.poll(30, TimeUnit.SECONDS)).isSameAs(noMemory);
    failing.await();
    failing.assertError(noMemory);
    before.awaitCount(1);
    after.awaitCount(1);
    service.put(CUSTOMER, ONE, "Complete");
    // The subscribers' demand may arrive on other threads.
    for (int i = 2; i < 20; i++) {
      service.advanceTo(2 * i);
    }
    before.awaitCount(2).assertValueCount(2).assertNoErrors();
    after.awaitCount(2).assertValueCount(2).assertNoErrors();
  }

  private static Scheduler scheduler(String kind) {
    return switch (kind) {
      case "io" -> Schedulers.io();
      case "trampoline" -> Schedulers.trampoline();
      default -> {
        Scheduler shutDown = RxJavaPlugins.createSingleScheduler(Thread::new);
        RxJavaPlugins.setErrorHandler(rejection -> {});
        shutDown.shutdown();
        yield shutDown;
      }
    };
  }

  @Test
  void exceptionOfACanceledSubscriberReachesTheHandler() {
    IllegalStateException mistake = new IllegalStateException("a mistake");
    RxTransfers transfers =
        RxTransfers.of(service.client(), options.updateScheduler(Schedulers.trampoline()).build());
    transfers
        .customer(CUSTOMER)
        .watch()
        .subscribe(
            new TestSubscriber<>() {
              @Override
              public void onNext(TransferUpdate update) {
                cancel();
                throw mistake;
              }
            });

    assertThat(heard).containsExactly(mistake);
  }

  @Test
  void writeOnAnInterruptedThreadIsCanceledAndNotSent() {
    TransferCall<TransferEntity> write = service.client().customer(CUSTOMER).reject(ONE);

    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(write::execute).isInstanceOf(CallCanceledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(service.polls).isEmpty();
  }

  @Test
  void exceptionInOnCompleteReachesTheHandler() throws Exception {
    IllegalStateException exception = new IllegalStateException("in onComplete");
    service.put(CUSTOMER, ONE, "Complete");
    service
        .transfers(options)
        .customer(CUSTOMER)
        .watch(ONE)
        .subscribe(
            new TestSubscriber<>() {
              @Override
              public void onComplete() {
                throw exception;
              }
            });
    service.advanceTo(1);

    assertThat(heard.poll(30, TimeUnit.SECONDS)).isSameAs(exception);
  }

  @Test
  void exceptionOfAListenerReachesTheHandlerAndNotTheOtherListeners() throws Exception {
    IllegalStateException exception = new IllegalStateException("in pollEnded");
    BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
    options
        .addListener(
            report -> {
              throw exception;
            })
        .addListener(reports::add);
    service.transfers(options).customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    service.advanceTo(1);

    assertThat(heard.poll(30, TimeUnit.SECONDS)).isSameAs(exception);
    assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
  }
}
