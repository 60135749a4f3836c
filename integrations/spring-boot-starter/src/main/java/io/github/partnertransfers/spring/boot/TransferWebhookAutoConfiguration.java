package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Receives the events of Partner Center with partner-transfers-webhooks at the path of the property
 * {@code partner-center.transfers.webhook.path}. An event makes the watch poll its customer at
 * once, and is published as an application event, a {@code WebhookEvent}.
 */
@AutoConfiguration(after = TransferWatchAutoConfiguration.class)
@ConditionalOnClass(WebhookReceiver.class)
@ConditionalOnWebApplication
@ConditionalOnProperty(TransfersProperties.PREFIX + "webhook.path")
@Import({WebMvcWebhookConfiguration.class, WebFluxWebhookConfiguration.class})
public class TransferWebhookAutoConfiguration {
  private static final Log log = LogFactory.getLog(WebhookReceiver.class);

  @Bean
  @ConditionalOnMissingBean
  WebhookReceiver webhookReceiver(
      TransfersProperties properties,
      RxTransfers transfers,
      ApplicationEventPublisher events,
      ObjectProvider<WebhookReceiverCustomizer> customizers) {
    WebhookReceiver.Builder builder =
        WebhookReceiver.builder()
            .nudging(transfers)
            .onAccepted(events::publishEvent)
            .onRefused(refused -> log.warn("Refused a webhook request: " + refused.message()));
    ConfigurationProblems problems = new ConfigurationProblems();
    apply(properties.webhook(), builder, problems);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    WebhookReceiver receiver = problems.unlessRefused("webhook", builder::build);
    problems.throwIfAny();
    return Objects.requireNonNull(receiver);
  }

  private static void apply(
      TransfersProperties.Webhook settings,
      WebhookReceiver.Builder builder,
      ConfigurationProblems problems) {
    if (!path(settings).startsWith("/")) {
      problems.add("webhook.path", "must start with a slash, but is " + settings.path());
    }
    problems.apply(
        "webhook.certificate-hosts",
        settings.certificateHosts().toArray(new String[0]),
        builder::certificateHosts);
    problems.apply(
        "webhook.issuer-hosts",
        settings.issuerHosts().toArray(new String[0]),
        builder::issuerHosts);
    builder.checkRevocation(settings.checkRevocation());
    problems.apply("webhook.replay-window", settings.replayWindow(), builder::replayWindow);
  }

  /** Returns the path of the endpoint, which the condition of this class requires. */
  static String path(TransfersProperties.Webhook settings) {
    return Objects.requireNonNull(settings.path());
  }
}
