package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.TransfersClient;

/**
 * Changes the settings of the client after the properties are applied. All beans of this type are
 * called, in their order.
 */
@FunctionalInterface
public interface TransfersClientCustomizer {
  /** Changes the settings of the client. */
  void customize(TransfersClient.Builder builder);
}
