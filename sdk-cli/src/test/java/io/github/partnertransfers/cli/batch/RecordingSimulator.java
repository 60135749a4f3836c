package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A simulator in a process of its own, which notes when each request arrives. Writes a table for
 * {@code batch plan}, and prints where it answers; for each line of stdin, prints how many requests
 * arrived since the last one, and how many of them in any second at most.
 */
final class RecordingSimulator {
  private static final long SECOND = 1_000_000_000L;

  private final List<Long> arrivals = new ArrayList<>();

  private RecordingSimulator() {}

  /**
   * Runs the simulator until stdin ends.
   *
   * @param arguments the number of customers, the subscriptions of each, and the file of the table
   */
  public static void main(String[] arguments) throws IOException {
    RecordingSimulator recording = new RecordingSimulator();
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      int customers = Integer.parseInt(arguments[0]);
      int subscriptions = Integer.parseInt(arguments[1]);
      Files.writeString(Path.of(arguments[2]), table(simulator, customers, subscriptions));
      simulator.onRequest(request -> recording.add());
      List<String> start = new ArrayList<>(List.of(simulator.url(), simulator.loginUrl()));
      for (SimulatedPartner partner :
          List.of(simulator.sourcePartner(), simulator.targetPartner())) {
        start.addAll(List.of(partner.tenantId(), partner.clientId(), partner.clientSecret()));
      }
      System.out.println(String.join(" ", start));
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (lines.readLine() != null) {
        System.out.println(recording.takeCounts());
      }
    }
  }

  private static String table(
      PartnerCenterSimulator simulator, int customers, int subscriptionsOfEach) {
    StringBuilder csv = new StringBuilder("customer,source,target,subscription\n");
    for (int i = 0; i < customers; i++) {
      SimulatedCustomer customer = simulator.addCustomer("Customer " + i);
      for (int j = 0; j < subscriptionsOfEach; j++) {
        csv.append(
            String.join(
                    ",",
                    customer.tenantId(),
                    simulator.sourcePartner().tenantId(),
                    simulator.targetPartner().tenantId(),
                    customer.addSubscription("Visio").id())
                + "\n");
      }
    }
    return csv.toString();
  }

  private synchronized void add() {
    arrivals.add(System.nanoTime());
  }

  private synchronized String takeCounts() {
    long[] times = arrivals.stream().mapToLong(Long::longValue).toArray();
    arrivals.clear();
    Arrays.sort(times);
    int max = 0;
    int first = 0;
    for (int last = 0; last < times.length; last++) {
      while (times[last] - times[first] >= SECOND) {
        first++;
      }
      max = Math.max(max, last - first + 1);
    }
    return times.length + " " + max;
  }
}
