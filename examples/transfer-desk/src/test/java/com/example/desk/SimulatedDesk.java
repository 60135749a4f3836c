package com.example.desk;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the desk of a partner of the simulator. */
final class SimulatedDesk {
  private static final String TRANSFERS = "partner-center.transfers.";

  private SimulatedDesk() {}

  /** Starts a desk in this process. */
  static ConfigurableApplicationContext start(
      PartnerCenterSimulator simulator, SimulatedPartner partner, Map<String, String> settings) {
    String[] arguments = arguments(simulator, partner, settings);
    return SpringApplication.run(TransferDeskApplication.class, arguments);
  }

  /** Returns the arguments of a desk on any port, which polls often. */
  static String[] arguments(
      PartnerCenterSimulator simulator, SimulatedPartner partner, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(TRANSFERS + "api-url", simulator.url());
    all.put(TRANSFERS + "login-url", simulator.loginUrl());
    all.put(TRANSFERS + "tenant-id", partner.tenantId());
    all.put(TRANSFERS + "client-id", partner.clientId());
    all.put(TRANSFERS + "client-secret", partner.clientSecret());
    all.put(TRANSFERS + "watch.interval", "100ms");
    all.put(TRANSFERS + "watch.min-interval", "100ms");
    all.put(TRANSFERS + "watch.max-interval", "100ms");
    for (SimulatedPartner known : List.of(simulator.sourcePartner(), simulator.targetPartner())) {
      all.put("transfer-desk.partners." + known.tenantId(), known.name());
    }
    all.put("server.port", "0");
    all.put("spring.main.banner-mode", "off");
    all.put("spring.lifecycle.timeout-per-shutdown-phase", "1s");
    all.put("logging.level.root", "warn");
    all.putAll(settings);
    return all.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  static int port(ConfigurableApplicationContext desk) {
    return desk.getEnvironment().getRequiredProperty("local.server.port", int.class);
  }

  /** Adds a customer of the simulator to a desk. */
  static void add(ConfigurableApplicationContext desk, SimulatedCustomer customer) {
    desk.getBean(CustomersController.class)
        .add(new DeskStore.Customer(customer.tenantId(), customer.name()));
  }

  static void remove(ConfigurableApplicationContext desk, String customerId) {
    desk.getBean(CustomersController.class).remove(customerId);
  }

  /**
   * Runs the desks of two partners against a simulator: what one of them does, the other one sees.
   * For spring-boot:test-run.
   */
  public static void main(String[] arguments) {
    PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
    simulator.processingTime(Duration.ofSeconds(10));
    SimulatedCustomer coffee = simulator.addCustomer("Fourth Coffee");
    coffee.addSubscription("Microsoft 365 Business Premium").quantity(40);
    coffee.addSubscription("Exchange Online (Plan 1)").quantity(12);
    SimulatedCustomer toys = simulator.addCustomer("Wingtip Toys");
    toys.addSubscription("Power BI Pro").quantity(8);
    toys.addSubscription("Project Plan 3")
        .quantity(3)
        .failsOnTransfer("The offer has been retired");
    int port = 8080;
    for (SimulatedPartner partner : List.of(simulator.sourcePartner(), simulator.targetPartner())) {
      ConfigurableApplicationContext desk =
          start(
              simulator,
              partner,
              Map.of(
                  "server.port",
                  String.valueOf(port),
                  "spring.datasource.url",
                  "jdbc:h2:mem:" + partner.tenantId(),
                  TRANSFERS + "watch.min-interval",
                  "1s",
                  TRANSFERS + "watch.interval",
                  "1s",
                  TRANSFERS + "watch.max-interval",
                  "2s"));
      for (SimulatedCustomer customer : List.of(simulator.customer(), coffee, toys)) {
        add(desk, customer);
      }
      String role = partner == simulator.sourcePartner() ? "source" : "target";
      System.out.printf("%s, the %s partner: http://localhost:%d%n", partner.name(), role, port);
      port++;
    }
  }
}
