package com.example.webhooks;

import io.github.partnertransfers.webhooks.WebhookEvent;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.spring.WebFluxWebhookHandler;
import io.github.partnertransfers.webhooks.spring.WebMvcWebhookHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Receives events at {@code /webhook}, and queues them for the rest of an application. */
@SpringBootApplication
public class WebhookApplication {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookApplication.class);

  public static void main(String[] arguments) {
    SpringApplication.run(WebhookApplication.class, arguments);
  }

  @Bean
  BlockingQueue<WebhookEvent> events() {
    return new LinkedBlockingQueue<>();
  }

  @Bean
  @ConditionalOnMissingBean
  WebhookReceiver.Builder settings(@Value("${webhook.certificate-hosts}") String[] hosts) {
    return WebhookReceiver.builder().certificateHosts(hosts);
  }

  @Bean
  WebhookReceiver receiver(WebhookReceiver.Builder settings, BlockingQueue<WebhookEvent> events) {
    return settings
        .onAccepted(events::add)
        .onRefused(refused -> LOG.warn("Refused: {}", refused.message()))
        .build();
  }

  @Bean
  @ConditionalOnWebApplication(type = Type.SERVLET)
  RouterFunction<ServerResponse> webMvc(WebhookReceiver receiver) {
    return RouterFunctions.route().POST("/webhook", new WebMvcWebhookHandler(receiver)).build();
  }

  @Bean
  @ConditionalOnWebApplication(type = Type.REACTIVE)
  org.springframework.web.reactive.function.server.RouterFunction<?> webFlux(
      WebhookReceiver receiver) {
    return org.springframework.web.reactive.function.server.RouterFunctions.route()
        .POST("/webhook", new WebFluxWebhookHandler(receiver))
        .build();
  }
}
