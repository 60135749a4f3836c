package com.example.simulator;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.util.Map;

/** Runs a command with a simulator beside it, which its environment describes. */
final class WithSimulator {
  private WithSimulator() {}

  public static void main(String[] command) throws Exception {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      ProcessBuilder process = new ProcessBuilder(command).inheritIO();
      Map<String, String> environment = process.environment();
      environment.put("API_URL", simulator.url());
      environment.put("LOGIN_URL", simulator.loginUrl());
      environment.put("CUSTOMER", simulator.customer().tenantId());
      describe(environment, "SOURCE", simulator.sourcePartner());
      describe(environment, "TARGET", simulator.targetPartner());
      int status = process.start().waitFor();
      simulator.close();
      System.exit(status);
    }
  }

  private static void describe(
      Map<String, String> environment, String name, SimulatedPartner partner) {
    environment.put(name + "_TENANT", partner.tenantId());
    environment.put(name + "_CLIENT", partner.clientId());
    environment.put(name + "_SECRET", partner.clientSecret());
  }
}
