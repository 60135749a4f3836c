package io.github.partnertransfers.cli.demo;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.watch.LiveView;
import io.github.partnertransfers.cli.watch.PollMonitor;
import io.github.partnertransfers.cli.watch.TextView;
import io.github.partnertransfers.cli.watch.WatchResult;
import io.github.partnertransfers.cli.watch.WatchSession;
import io.github.partnertransfers.cli.watch.WatchSummary;
import io.github.partnertransfers.cli.watch.WatchView;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulator and a client for each of its two partners. */
public final class DemoEnvironment implements AutoCloseable {
  private final CliContext context;
  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final PollMonitor pollMonitor;
  private final TransfersClient source;
  private final TransfersClient target;
  private final RxTransfers transfers;

  public DemoEnvironment(CliContext context) {
    this.context = context;
    simulator.processingTime(context.timing().processingTime());
    source = client(simulator.sourcePartner(), attempts::add);
    target = client(simulator.targetPartner(), attempt -> {});
    Duration interval = context.timing().processingTime().dividedBy(4);
    WatchOptions.Builder options = WatchSession.options(interval);
    double rate = WatchOptions.DEFAULT.requestsPerSecond();
    pollMonitor =
        new PollMonitor(
            context, rate, context.isLive(), false, (what, failure) -> failure.getMessage());
    transfers = RxTransfers.of(source, options.addListener(pollMonitor).build());
  }

  private TransfersClient client(SimulatedPartner partner, CallListener listener) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .credential(
            TokenProviders.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()))
        .applicationName("partner-transfers-demo")
        .retryPolicy(context.timing().retryPolicy())
        .addListener(listener)
        .build();
  }

  public PartnerCenterSimulator simulator() {
    return simulator;
  }

  /** Returns the client of Fabrikam. */
  TransfersClient source() {
    return source;
  }

  /** Returns the client of Northwind Traders. */
  TransfersClient target() {
    return target;
  }

  /** Returns how long the target partner waits before it accepts. */
  Duration responseDelay() {
    return context.timing().demoPause().multipliedBy(2);
  }

  /** Returns the attempts of the source partner for an operation. */
  List<Attempt> attempts(String operation) {
    return attempts.stream().filter(attempt -> attempt.operation().equals(operation)).toList();
  }

  /** Watches a transfer as the source partner, with a live view on a terminal. */
  WatchResult watch(String customerId, String transferId) {
    WatchView view =
        context.isLive() ? new LiveView(context, pollMonitor, false) : new TextView(context, false);
    WatchSummary summary = WatchSummary.ofTransfers(pollMonitor, 1);
    return new WatchSession(transfers, view, summary, context.shutdownHooks(), null, null)
        .transfers(customerId, List.of(transferId));
  }

  @Override
  public void close() {
    source.close();
    target.close();
    simulator.close();
  }
}
