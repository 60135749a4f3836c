package io.github.partnertransfers.spring.boot.test;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.spring.boot.WebhookReceiverCustomizer;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the application's webhook accept the events of the simulator, and no others. */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnClass(WebhookReceiver.class)
class SimulatorWebhookConfiguration {
  @Bean
  WebhookReceiverCustomizer simulatorWebhookCustomizer(PartnerCenterSimulator simulator) {
    return builder ->
        builder
            .certificateHosts(URI.create(simulator.url()).getAuthority())
            .trustedRoots(List.of(simulator.webhookRoot()))
            .clock(simulator.clock());
  }
}
