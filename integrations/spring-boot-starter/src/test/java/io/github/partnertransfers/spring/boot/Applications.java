package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications that follow a customer of a simulator, with short intervals. */
final class Applications {
  private Applications() {}

  static ApplicationContextRunner following(
      PartnerCenterSimulator simulator, SimulatedCustomer customer) {
    SimulatedPartner partner = simulator.sourcePartner();
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class))
        .withPropertyValues(
            "partner-center.transfers.api-url=" + simulator.url(),
            "partner-center.transfers.login-url=" + simulator.loginUrl(),
            "partner-center.transfers.tenant-id=" + partner.tenantId(),
            "partner-center.transfers.client-id=" + partner.clientId(),
            "partner-center.transfers.client-secret=" + partner.clientSecret(),
            "partner-center.transfers.watch.customers=" + customer.tenantId(),
            "partner-center.transfers.watch.interval=10ms",
            "partner-center.transfers.watch.max-interval=10ms",
            "partner-center.transfers.watch.requests-per-second=1000",
            "partner-center.transfers.watch.redelivery-delay=1ms");
  }

  static String createTransfer(PartnerCenterSimulator simulator, SimulatedCustomer customer) {
    return simulator.sourceCreates(customer, customer.subscriptions().get(0));
  }
}
