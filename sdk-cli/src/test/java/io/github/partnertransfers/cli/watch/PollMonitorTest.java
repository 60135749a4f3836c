package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.cli.Timing;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the foot of a live view says, at ten o'clock. */
class PollMonitorTest extends SimulatorTest {
  private static final Instant TEN = Instant.parse("2026-01-02T10:00:00Z");

  private final StringWriter err = new StringWriter();

  private PollMonitor polls(boolean isLive) {
    CliContext real =
        source().surroundings(new PrintWriter(Writer.nullWriter()), new PrintWriter(err));
    Timing still = new Timing(() -> TEN, CliRunner.FAST.retries(), Duration.ZERO, Duration.ZERO);
    CliContext surroundings =
        new CliContext(
            real.in(),
            real.out(),
            real.err(),
            real.environment(),
            real.terminal(),
            real.interrupts(),
            still,
            real.program());
    return new PollMonitor(
        surroundings,
        10,
        isLive,
        false,
        (what, failure) -> what + " failed: HTTP " + failure.status());
  }

  /** After so many polls of the customer. */
  private static void poll(PollMonitor polls, int count) throws InterruptedException {
    SimulatedPartner partner = simulator.sourcePartner();
    CountDownLatch ended = new CountDownLatch(count);
    WatchOptions options =
        WatchOptions.builder()
            .interval(Duration.ofMillis(1))
            .maxInterval(Duration.ofSeconds(2))
            .jitter(0)
            .listener(
                report -> {
                  if (ended.getCount() > 0) {
                    polls.pollEnded(report);
                  }
                  ended.countDown();
                })
            .build();
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                TokenProviders.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .build()) {
      Disposable watch =
          RxTransfers.of(client, options)
              .customer(customer.tenantId())
              .watch()
              .subscribe(update -> {}, failure -> {});
      ended.await();
      watch.dispose();
    }
  }

  @Test
  void beforeTheFirstPoll() {
    assertThat(polls(true).footer())
        .isEqualTo(List.of("asking for the first time", "at most 10 requests/s"));
  }

  @Test
  void whatTheLastPollBrought() throws InterruptedException {
    createdTransfer();
    PollMonitor polls = polls(true);
    poll(polls, 1);
    assertThat(polls.footer())
        .containsExactly(
            "last poll 10:00:00Z: 1 transfer, 1 update; next poll in 1s", "at most 10 requests/s");
    poll(polls, 2);
    assertThat(polls.footer().get(0))
        .isEqualTo("last poll 10:00:00Z: 1 transfer, nothing new; next poll in 1s");
  }

  @Test
  void whyTheLastPollFailed() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    PollMonitor polls = polls(true);
    poll(polls, 1);
    assertThat(polls.footer().get(0))
        .isEqualTo("last poll 10:00:00Z failed: HTTP 502; next poll in 1s");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void throttling() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.throttled(Duration.ofSeconds(30)));
    PollMonitor polls = polls(true);
    poll(polls, 1);
    assertThat(polls.footer())
        .containsExactly(
            "last poll 10:00:00Z failed: HTTP 429; next poll in 30s",
            "throttled: 9 of 10 requests/s");
  }

  @Test
  void inAPipeTroubleIsToldOnceAndWhenItHasPassed() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    poll(polls(false), 4);
    assertThat(err.toString().lines())
        .containsExactly(
            "transfers: watch: poll failed: HTTP 502; it is tried again until it succeeds",
            "transfers: watch: the service answers again");
  }
}
