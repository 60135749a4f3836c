package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.webhooks.WebhookReceiver;

/**
 * Changes the settings of the webhook's receiver after the properties are applied. All beans of
 * this type are called, in their order.
 */
@FunctionalInterface
public interface WebhookReceiverCustomizer {
  /** Changes the settings of the receiver. */
  void customize(WebhookReceiver.Builder builder);
}
