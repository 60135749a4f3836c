package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.micrometer.TransferObservations;
import io.github.partnertransfers.micrometer.WatchMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Observes calls and meters watches with partner-transfers-micrometer, in the registries of the
 * application.
 */
@AutoConfiguration(
    before = {TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class},
    // Of Spring Boot 3 and 4.
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({TransferObservations.class, MeterRegistry.class})
public class TransferMetricsAutoConfiguration {
  @Bean
  @ConditionalOnBean(ObservationRegistry.class)
  @ConditionalOnMissingBean
  TransferObservations transferObservations(ObservationRegistry registry) {
    return TransferObservations.of(registry);
  }

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  @ConditionalOnMissingBean
  WatchMetrics transferWatchMetrics(MeterRegistry registry) {
    return WatchMetrics.of(registry);
  }
}
