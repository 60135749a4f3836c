package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.file.OutputFile;
import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedAnswer;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for what is in the simulator and how it behaves. */
public final class SimulationOptions {
  private static final int MOST = 100_000;
  private static final List<String> PRODUCTS =
      List.of("Microsoft 365 E3", "Exchange Online (Plan 2)", "Power BI Pro", "Visio Plan 2");

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many customers there are, 1 unless set.")
  private int customers;

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many subscriptions each further customer has, 3 unless set.")
  private int subscriptions;

  @Option(
      names = "--processing-time",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "How long it takes to move one line item, 2s unless set.")
  private Duration processingTime = Duration.ofSeconds(2);

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "quiet",
      description =
          "accepting or rejecting: the other partner answers each transfer at once; throttled: five"
              + " requests per second; published: Microsoft's published transfers, too; quiet"
              + " (default).")
  private Scenario scenario = Scenario.QUIET;

  @Option(
      names = "--fault",
      paramLabel = "OPERATION:FAULT[:TIMES]",
      converter = FaultConverter.class,
      description =
          "Let requests fail, such as create:reset-after-effect:2, list:503 or any:delay=2s; may be"
              + " repeated.")
  private List<OrderedFault> faults = new ArrayList<>();

  @Option(
      names = "--seed-file",
      paramLabel = "FILE",
      description = "Add the transfers of this file, as list -o json or get -o json prints them.")
  private @Nullable String seedFile;

  @Option(
      names = "--write-table",
      paramLabel = "FILE",
      description = "Write a table for batch plan, of all subscriptions that can be moved.")
  private @Nullable String table;

  /**
   * Fills a simulator now and after each of its resets, and writes the table.
   *
   * @return the first customer, whose subscriptions cover most results
   */
  public SimulatedCustomer fill(PartnerCenterSimulator simulator, CliContext context) {
    // Read once: standard input cannot be read again.
    List<String> seeds = seedFile == null ? List.of() : SeedFile.read(seedFile, context.in());
    List<SimulatedCustomer> customersOfSimulator = fill(simulator, seeds);
    simulator.onReset(() -> fill(simulator, seeds));
    if (table != null) {
      BatchTable.write(table, simulator, customersOfSimulator);
    }
    return customersOfSimulator.get(0);
  }

  private List<SimulatedCustomer> fill(PartnerCenterSimulator simulator, List<String> seeds) {
    SimulatedCustomer first = SampleData.fill(simulator);
    List<SimulatedCustomer> all = new ArrayList<>(List.of(first));
    for (int i = 2; i <= customers; i++) {
      SimulatedCustomer customer =
          simulator.addCustomer(String.format(Locale.ROOT, "Customer %04d", i));
      for (int j = 0; j < subscriptions; j++) {
        customer.addSubscription(PRODUCTS.get(j % PRODUCTS.size()));
      }
      all.add(customer);
    }
    simulator.processingTime(processingTime);
    scenario.prepare(simulator);
    seeds.forEach(simulator::addTransfer);
    faults.forEach(fault -> fault.order(simulator.faults()));
    return all;
  }

  /** Returns what happens after each answer. */
  public BiConsumer<RecordedRequest, RecordedAnswer> exchanges(PartnerCenterSimulator simulator) {
    return scenario.exchanges(simulator);
  }

  /**
   * Checks the numbers, and that the table can be written.
   *
   * @throws BadInputException that names the flag
   */
  public void check() {
    if (table != null) {
      OutputFile.check("--write-table", table);
    }
    check("--customers", customers);
    check("--subscriptions", subscriptions);
    if ((long) customers * subscriptions > MOST) {
      throw new BadInputException(
          "--customers times --subscriptions must be at most " + MOST + " in all");
    }
  }

  private static void check(String flag, int number) {
    if (number < 1 || number > MOST) {
      throw new BadInputException(flag + " must be between 1 and " + MOST + ", but is " + number);
    }
  }
}
