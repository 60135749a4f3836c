package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the processor time and requests of {@code transfers watch} with 200 open transfers, in
 * real time over loopback. It is not part of the build, because it takes over a minute and depends
 * on the machine. Run it with
 *
 * <pre>{@code
 * ./mvnw -pl sdk-cli -am test -Dtest=WatchLoadMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class WatchLoadMeasurement {
  private static final int TRANSFERS = 200;
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration STEADY = Duration.ofSeconds(60);

  /** A process that watches a simulator. */
  private record Watch(String name, PartnerCenterSimulator simulator, Process process) {
    Duration cpu() {
      return process.info().totalCpuDuration().orElseThrow();
    }

    int requests() {
      return simulator.requests(Operation.LIST).size();
    }
  }

  @Test
  void processorTimeAndRequests(@TempDir Path folder) throws Exception {
    List<Watch> watches = new ArrayList<>();
    try {
      watches.add(start("1 customer, pipe", 1, false, folder));
      watches.add(start("20 customers, pipe", 20, false, folder));
      watches.add(start("1 customer, live view", 1, true, folder));
      watches.add(start("20 customers, live view", 20, true, folder));
      measure(watches);
    } finally {
      for (Watch watch : watches) {
        watch.process.destroy();
        watch.process.waitFor();
        watch.simulator.close();
      }
    }
  }

  private static void measure(List<Watch> watches) throws InterruptedException {
    Thread.sleep(START.toMillis());
    List<Duration> cpuBefore = watches.stream().map(Watch::cpu).toList();
    List<Integer> requestsBefore = watches.stream().map(Watch::requests).toList();
    Thread.sleep(STEADY.toMillis());
    double allowed = WatchOptions.DEFAULT.requestsPerSecond() * STEADY.toSeconds();
    System.out.printf(
        "%d open transfers; first %d s, with the start of the Java machine; then %d s steady%n",
        TRANSFERS, START.toSeconds(), STEADY.toSeconds());
    System.out.printf(
        "%-24s %10s %10s %14s %10s %8s%n",
        "", "start cpu", "start req", "steady cpu", "steady req", "allowed");
    for (int i = 0; i < watches.size(); i++) {
      Watch watch = watches.get(i);
      Duration cpu = watch.cpu().minus(cpuBefore.get(i));
      int requests = watch.requests() - requestsBefore.get(i);
      double share = 100.0 * cpu.toNanos() / STEADY.toNanos();
      System.out.printf(
          "%-24s %8.2f s %10d %5.2f s %5.2f%% %10d %8.0f%n",
          watch.name,
          cpuBefore.get(i).toMillis() / 1000.0,
          requestsBefore.get(i),
          cpu.toMillis() / 1000.0,
          share,
          requests,
          allowed);
      assertThat(watch.process.isAlive()).as(watch.name).isTrue();
      assertThat((double) requests).as(watch.name).isPositive().isLessThanOrEqualTo(allowed);
    }
  }

  private static Watch start(String name, int customers, boolean isLive, Path folder)
      throws IOException {
    PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // The launcher passes the same options.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.add("-Dtransfers.terminal=" + isLive);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Transfers.class.getName(), "watch", "--customer"));
    for (int i = 0; i < customers; i++) {
      SimulatedCustomer customer = simulator.addCustomer("Customer " + i);
      command.add(customer.tenantId());
      for (int j = 0; j < TRANSFERS / customers; j++) {
        simulator.sourceCreates(
            customer, customer.addSubscription("Visio"), customer.addSubscription("Project"));
      }
    }
    command.addAll(List.of("--resume", folder.resolve(name).toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment(simulator));
    return new Watch(name, simulator, builder.start());
  }

  private static Map<String, String> environment(PartnerCenterSimulator simulator) {
    SimulatedPartner partner = simulator.sourcePartner();
    return Map.of(
        "PARTNER_CENTER_BASE_URL", simulator.url(),
        "PARTNER_CENTER_LOGIN_URL", simulator.loginUrl(),
        "PARTNER_CENTER_TENANT_ID", partner.tenantId(),
        "PARTNER_CENTER_CLIENT_ID", partner.clientId(),
        "PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret(),
        "COLUMNS", "120",
        "LINES", "40",
        "TERM", "xterm");
  }
}
