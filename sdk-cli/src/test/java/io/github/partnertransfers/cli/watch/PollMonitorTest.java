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

/** The footer of a live view, with the clock stopped at 10:00, and the log of errors. */
class PollMonitorTest extends SimulatorTest {
  private static final Instant TEN = Instant.parse("2026-01-02T10:00:00Z");

  private final StringWriter err = new StringWriter();

  private PollMonitor pollMonitor(boolean isLive) {
    CliContext real = source().context(new PrintWriter(Writer.nullWriter()), new PrintWriter(err));
    Timing still =
        new Timing(
            () -> TEN,
            CliRunner.FAST.retryPolicy(),
            Duration.ZERO,
            Duration.ZERO,
            CliRunner.FAST.sleeper());
    CliContext context =
        new CliContext(
            real.in(),
            real.out(),
            real.err(),
            real.environment(),
            real.terminal(),
            real.shutdownHooks(),
            still,
            real.program());
    return new PollMonitor(
        context, 10, isLive, false, (what, failure) -> what + " failed: HTTP " + failure.status());
  }

  /** Polls the customer a number of times. */
  private static void poll(PollMonitor pollMonitor, int count) throws InterruptedException {
    SimulatedPartner partner = simulator.sourcePartner();
    CountDownLatch ended = new CountDownLatch(count);
    WatchOptions options =
        WatchOptions.builder()
            .interval(Duration.ofMillis(1))
            .maxInterval(Duration.ofSeconds(2))
            .jitter(0)
            .addListener(
                report -> {
                  if (ended.getCount() > 0) {
                    pollMonitor.pollEnded(report);
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
    assertThat(pollMonitor(true).footer())
        .isEqualTo(List.of("asking for the first time", "at most 10 requests/s"));
  }

  @Test
  void resultOfTheLastPoll() throws InterruptedException {
    createdTransfer();
    PollMonitor pollMonitor = pollMonitor(true);
    poll(pollMonitor, 1);
    assertThat(pollMonitor.footer())
        .containsExactly(
            "last poll 10:00:00Z: 1 transfer, 1 update; next poll in 1s", "at most 10 requests/s");
    poll(pollMonitor, 2);
    assertThat(pollMonitor.footer().get(0))
        .isEqualTo("last poll 10:00:00Z: 1 transfer, nothing new; next poll in 1s");
  }

  @Test
  void errorOfTheLastPoll() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    PollMonitor pollMonitor = pollMonitor(true);
    poll(pollMonitor, 1);
    assertThat(pollMonitor.footer().get(0))
        .isEqualTo("last poll 10:00:00Z failed: HTTP 502; next poll in 1s");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void throttling() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.throttled(Duration.ofSeconds(30)));
    PollMonitor pollMonitor = pollMonitor(true);
    poll(pollMonitor, 1);
    assertThat(pollMonitor.footer())
        .containsExactly(
            "last poll 10:00:00Z failed: HTTP 429; next poll in 30s",
            "throttled: 9 of 10 requests/s");
  }

  @Test
  void logsErrorsWhenTheyBeginAndEnd() throws InterruptedException {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    poll(pollMonitor(false), 4);
    assertThat(err.toString().lines())
        .containsExactly(
            "transfers: watch: poll failed: HTTP 502; it is tried again until it succeeds",
            "transfers: watch: the service answers again");
  }
}
