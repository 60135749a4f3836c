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

/** A simulator, and a client of each of its two partners with that partner's own login. */
public final class DemoEnvironment implements AutoCloseable {
  private final CliContext surroundings;
  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final PollMonitor polls;
  private final TransfersClient source;
  private final TransfersClient target;
  private final RxTransfers transfers;

  public DemoEnvironment(CliContext surroundings) {
    this.surroundings = surroundings;
    simulator.processingTime(surroundings.tempo().perLineItem());
    source = client(simulator.sourcePartner(), attempts::add);
    target = client(simulator.targetPartner(), attempt -> {});
    Duration interval = surroundings.tempo().perLineItem().dividedBy(4);
    WatchOptions.Builder options = WatchSession.options(interval);
    double rate = WatchOptions.DEFAULT.requestsPerSecond();
    polls =
        new PollMonitor(
            surroundings,
            rate,
            surroundings.isLive(),
            false,
            (what, failure) -> failure.getMessage());
    transfers = RxTransfers.of(source, options.listener(polls).build());
  }

  private TransfersClient client(SimulatedPartner partner, CallListener listener) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .credential(
            TokenProviders.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()))
        .applicationName("partner-transfers-demo")
        .retryPolicy(surroundings.tempo().retries())
        .addListener(listener)
        .build();
  }

  public PartnerCenterSimulator simulator() {
    return simulator;
  }

  /** The client of Fabrikam. */
  TransfersClient source() {
    return source;
  }

  /** The client of Northwind Traders. */
  TransfersClient target() {
    return target;
  }

  /** How long the other partner takes to answer. */
  Duration beat() {
    return surroundings.tempo().pause().multipliedBy(2);
  }

  /** What the source partner's client has sent for an operation. */
  List<Attempt> sent(String operation) {
    return attempts.stream().filter(attempt -> attempt.operation().equals(operation)).toList();
  }

  /** Follows a transfer as the source partner, in the way that stdout allows. */
  WatchResult watch(String customerId, String transferId) {
    WatchView view =
        surroundings.isLive()
            ? new LiveView(surroundings, polls, false)
            : new TextView(surroundings, false);
    WatchSummary tally = WatchSummary.ofTransfers(polls, 1);
    return new WatchSession(transfers, view, tally, surroundings.interrupts(), null, null)
        .transfers(customerId, List.of(transferId));
  }

  @Override
  public void close() {
    source.close();
    target.close();
    simulator.close();
  }
}
