package com.example.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.webhooks.WebhookEvent;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Events of the simulator arrive in the application, on both stacks of Spring. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class WebhookApplicationTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void receivesAnEvent(WebApplicationType stack, PartnerCenterSimulator simulator)
      throws Exception {
    WebhookReceiver.Builder settings =
        WebhookReceiver.builder()
            .certificateHosts(URI.create(simulator.url()).getAuthority())
            .trustedRoots(List.of(simulator.webhookRoot()))
            .clock(simulator.clock());
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(WebhookApplication.class)
            .web(stack)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "logging.level.root=warn",
                "spring.main.banner-mode=off")
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(WebhookReceiver.Builder.class, () -> settings))
            .run()) {
      String port = application.getEnvironment().getProperty("local.server.port");
      simulator.registerWebhook(
          simulator.targetPartner(), "http://127.0.0.1:" + port + "/webhook", "create-transfer");

      String transfer = simulator.targetRequests(simulator.customer());

      BlockingQueue<WebhookEvent> events = application.getBean("events", BlockingQueue.class);
      WebhookEvent event = events.poll(30, TimeUnit.SECONDS);
      assertThat(event).as(simulator.webhookDeliveries().toString()).isNotNull();
      assertThat(event.transferId()).isEqualTo(transfer);
      assertThat(SpringBootVersion.getVersion())
          .isEqualTo(System.getProperty("spring-boot.version"));
    }
  }
}
