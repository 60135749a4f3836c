package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.WatchOptions;

/**
 * Changes the options of watches after the properties are applied. All beans of this type are
 * called, in their order.
 */
@FunctionalInterface
public interface WatchOptionsCustomizer {
  /** Changes the options of watches. */
  void customize(WatchOptions.Builder builder);
}
