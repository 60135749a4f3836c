package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.rx.WatchPosition;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The meters of watches, against the simulator, in virtual time. */
class WatchMetricsTest extends SimulatorTest {
  private static final String WATCH = "partner.center.transfers.watch.";

  private final MockClock clock = new MockClock();
  private final MeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final TestScheduler time = new TestScheduler();
  private final BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
  private final TestSubscriber<Object> subscriber = new TestSubscriber<>();
  private final SimulatedCustomer customer = simulator.customer();

  private WatchOptions.Builder options(WatchMetrics metrics) {
    return WatchOptions.builder()
        .interval(Duration.ofSeconds(10))
        .minInterval(Duration.ofSeconds(10))
        .maxInterval(Duration.ofSeconds(10))
        .jitter(0)
        .scheduler(time)
        .addListener(metrics)
        .addListener(reports::add);
  }

  private RxTransfers transfers(WatchOptions.Builder options) {
    return RxTransfers.of(
        open(builder(TransferObservations.of(ObservationRegistry.NOOP))), options.build());
  }

  private void poll() throws InterruptedException {
    time.advanceTimeBy(10, TimeUnit.SECONDS);
    nextReport();
  }

  private void nextReport() throws InterruptedException {
    assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  private double gauge(String name) {
    return meters.get(WATCH + name).gauge().value();
  }

  private double counter(String name, String... tags) {
    return meters.get(WATCH + name).tags(tags).counter().count();
  }

  private long polls(String outcome) {
    return meters.get(WATCH + "poll").tag("outcome", outcome).timer().count();
  }

  @Test
  void pollsThrottlesAndTheRate() throws Exception {
    RxTransfers transfers = transfers(options(WatchMetrics.of(meters)));
    assertThat(gauge("customers")).isZero();
    transfers.customer(customer.tenantId()).watch().cast(Object.class).subscribe(subscriber);
    nextReport();
    simulator.faults().next(Operation.LIST, Fault.throttled(Duration.ofSeconds(1)));
    poll();
    simulator.faults().next(Operation.LIST, Fault.answer(500, "{}"));
    poll();

    assertThat(polls("success")).isEqualTo(1);
    assertThat(polls("throttled")).isEqualTo(1);
    assertThat(polls("unavailable")).isEqualTo(1);
    assertThat(counter("throttles")).isEqualTo(1);
    assertThat(gauge("customers")).isEqualTo(1);
    assertThat(gauge("request.rate.limit")).isEqualTo(10);
    assertThat(gauge("request.rate")).isBetween(9.0, 9.99);
    assertThat(gauge("longest.without.success")).isEqualTo(20);
    subscriber.cancel();
    assertThat(gauge("customers")).isZero();
    assertThat(gauge("longest.without.success")).isZero();
  }

  @Test
  void updatesAndTheirDelay() throws Exception {
    simulator.sourceCreates(customer, customer.addSubscription("Some product"));
    RxTransfers transfers = transfers(options(WatchMetrics.of(meters)));
    transfers.customer(customer.tenantId()).watch().cast(Object.class).subscribe(subscriber);
    nextReport();
    subscriber.awaitCount(1);
    assertThat(counter("updates", "kind", "appeared")).isEqualTo(1);
    assertThat(meters.get(WATCH + "update.delay").timer().count()).isZero();

    String transfer = simulator.transfers().get(0).id();
    simulator.partnerRejects(transfer);
    long now = simulator.clock().instant().toEpochMilli();
    clock.addSeconds(now / 1000 + 7 - clock.wallTime() / 1000);
    poll();
    subscriber.awaitCount(2);
    subscriber.cancel();

    assertThat(counter("updates", "kind", "ended")).isEqualTo(1);
    assertThat(meters.get(WATCH + "update.delay").timer().max(TimeUnit.SECONDS))
        .isBetween(5.0, 9.0);
  }

  /** An update that the clocks of service and application date into the future counts as zero. */
  @Test
  void aClockThatIsBehindMakesNoNegativeDelay() throws Exception {
    simulator.sourceCreates(customer, customer.addSubscription("Some product"));
    RxTransfers transfers = transfers(options(WatchMetrics.of(meters)));
    transfers.customer(customer.tenantId()).watch().cast(Object.class).subscribe(subscriber);
    nextReport();
    simulator.partnerRejects(simulator.transfers().get(0).id());
    poll();
    subscriber.awaitCount(2);
    subscriber.cancel();

    assertThat(meters.get(WATCH + "update.delay").timer().count()).isEqualTo(1);
    assertThat(meters.get(WATCH + "update.delay").timer().max(TimeUnit.SECONDS)).isZero();
  }

  @Test
  void positionsThatAreNotSaved() throws Exception {
    simulator.sourceCreates(customer, customer.addSubscription("Some product"));
    RxTransfers transfers =
        transfers(options(WatchMetrics.of(meters)).positions(new FailingStore()));
    CountDownLatch acknowledged = new CountDownLatch(1);
    Disposable watch =
        transfers
            .customer(customer.tenantId())
            .watch()
            .subscribe(
                update -> {
                  update.acknowledge();
                  acknowledged.countDown();
                });
    assertThat(acknowledged.await(30, TimeUnit.SECONDS)).isTrue();
    watch.dispose();

    assertThat(counter("positions.not.saved")).isPositive();
  }

  private static final class FailingStore implements PositionStore {
    @Override
    public Collection<WatchPosition> load(String customerId) {
      return List.of();
    }

    @Override
    public void save(WatchPosition position) throws IOException {
      throw new IOException("the disk is full");
    }
  }

  @Test
  void theGaugesOfAllWithTheSameTagsAreOne() throws Exception {
    Tags contoso = Tags.of("partner", "contoso");
    RxTransfers one = transfers(options(WatchMetrics.of(meters)));
    RxTransfers two = transfers(options(WatchMetrics.of(meters)));
    RxTransfers tagged = transfers(options(WatchMetrics.of(meters, contoso)));
    for (RxTransfers each : List.of(one, two, tagged)) {
      each.customer(customer.tenantId()).watch().subscribe(new TestSubscriber<>());
      nextReport();
    }

    assertThat(meters.get(WATCH + "customers").gauges())
        .extracting(gauge -> gauge.getId().getTags().size() + ": " + gauge.value())
        .containsExactlyInAnyOrder("0: 2.0", "1: 1.0");
  }
}
