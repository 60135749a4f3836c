package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.spring.WebFluxWebhookHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The endpoint for events of Partner Center in Spring WebFlux. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class WebFluxWebhookConfiguration {
  @Bean
  RouterFunction<ServerResponse> transferWebhook(
      TransfersProperties properties, WebhookReceiver receiver) {
    return RouterFunctions.route()
        .POST(
            TransferWebhookAutoConfiguration.path(properties.webhook()),
            new WebFluxWebhookHandler(receiver))
        .build();
  }
}
