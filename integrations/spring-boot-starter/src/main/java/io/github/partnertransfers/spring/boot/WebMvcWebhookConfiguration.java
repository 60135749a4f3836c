package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.spring.WebMvcWebhookHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint for events of Partner Center in Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebMvcWebhookConfiguration {
  @Bean
  RouterFunction<ServerResponse> transferWebhook(
      TransfersProperties properties, WebhookReceiver receiver) {
    return RouterFunctions.route()
        .POST(
            TransferWebhookAutoConfiguration.path(properties.webhook()),
            new WebMvcWebhookHandler(receiver))
        .build();
  }
}
