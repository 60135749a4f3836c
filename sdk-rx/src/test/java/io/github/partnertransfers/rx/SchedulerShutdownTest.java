package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedulers that were shut down; most drop tasks silently. */
@Timeout(60)
class SchedulerShutdownTest {
  /** Schedulers that an application can create and shut down. */
  enum Kind {
    COMPUTATION,
    SINGLE,
    IO,
    EXECUTOR,
    TIMED_EXECUTOR;

    Scheduler create() {
      return switch (this) {
        case COMPUTATION -> RxJavaPlugins.createComputationScheduler(Thread::new);
        case SINGLE -> RxJavaPlugins.createSingleScheduler(Thread::new);
        case IO -> RxJavaPlugins.createIoScheduler(Thread::new);
        case EXECUTOR -> new OfExecutor(Executors.newSingleThreadExecutor());
        case TIMED_EXECUTOR -> new OfExecutor(Executors.newSingleThreadScheduledExecutor());
      };
    }
  }

  /** Shuts down the executor with the scheduler. */
  private static final class OfExecutor extends Scheduler {
    private final ExecutorService executor;
    private final Scheduler scheduler;

    OfExecutor(ExecutorService executor) {
      this.executor = executor;
      this.scheduler = Schedulers.from(executor);
    }

    @Override
    public Worker createWorker() {
      return scheduler.createWorker();
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
      return scheduler.scheduleDirect(run, delay, unit);
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
      return scheduler.scheduleDirect(run);
    }

    @Override
    public void shutdown() {
      executor.shutdown();
    }
  }

  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder().jitter(0).requestsPerSecond(1_000);

  @BeforeEach
  void ignoreRejections() {
    service.put(CUSTOMER, ONE, "Pending");
    RxJavaPlugins.setErrorHandler(rejection -> {});
  }

  @AfterEach
  void reset() {
    RxJavaPlugins.reset();
  }

  @ParameterizedTest
  @EnumSource
  void schedulerShutDownBeforeTheSubscriptionFailsTheStream(Kind kind) throws Exception {
    Scheduler timer = kind.create();
    timer.shutdown();
    TestSubscriber<TransferUpdate> updates =
        RxTransfers.of(service.client(), timedBy(timer)).customer(CUSTOMER).watch().test();

    assertThat(updates.await(10, TimeUnit.SECONDS)).isTrue();
    updates.assertError(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void schedulerShutDownBetweenPollsFailsTheStreamsAtTheNextEvent(Kind kind) throws Exception {
    long[] skipped = new long[1];
    Scheduler timer = kind.create();
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            options
                .scheduler(timer)
                .updateScheduler(Schedulers.trampoline())
                .ticker(() -> skipped[0])
                .interval(Duration.ofHours(1))
                .minInterval(Duration.ofHours(1))
                .build());
    TestSubscriber<TransferUpdate> waiting = transfers.customer(CUSTOMER).watch().test();
    waiting.assertValueCount(1);
    timer.shutdown();
    skipped[0] = Duration.ofHours(2).toNanos();

    transfers.customer(CUSTOMER).nudge();

    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    waiting.assertError(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void updatesAreEmittedAfterTheUpdateSchedulerWasShutDown(Kind kind) {
    Scheduler updateScheduler = kind.create();
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            options.scheduler(service.time).updateScheduler(updateScheduler).build());
    updateScheduler.shutdown();
    TestSubscriber<TransferUpdate> updates = transfers.customer(CUSTOMER).watch(ONE).test();
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(60);

    updates.assertValueCount(2).assertComplete();
  }

  @Test
  void trampolineSchedulerIsRejected() {
    assertThatThrownBy(() -> options.scheduler(Schedulers.trampoline()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trampoline");
  }

  private WatchOptions timedBy(Scheduler timer) {
    return options.scheduler(timer).updateScheduler(Schedulers.trampoline()).build();
  }

  /** No thread for a moment is not the same as a scheduler that was shut down. */
  @Test
  void schedulerThatFailsToStartAThreadOnceIsNotTakenForOneThatWasShutDown() {
    PolledService service = new PolledService();
    service.put(CUSTOMER, ONE, "Pending");
    AtomicBoolean hasFailed = new AtomicBoolean();
    Scheduler failing =
        new Scheduler() {
          @Override
          public Worker createWorker() {
            if (hasFailed.compareAndSet(false, true)) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            return service.time.createWorker();
          }
        };
    TestSubscriber<TransferUpdate> updates =
        RxTransfers.of(
                service.client(),
                WatchOptions.builder()
                    .scheduler(failing)
                    .updateScheduler(Schedulers.trampoline())
                    .ticker(() -> service.time.now(TimeUnit.NANOSECONDS))
                    .build())
            .customer(CUSTOMER)
            .watch(ONE)
            .test();
    service.advanceTo(1);

    assertThat(hasFailed).isTrue();
    updates.assertValueCount(1).assertNoErrors();
  }
}
