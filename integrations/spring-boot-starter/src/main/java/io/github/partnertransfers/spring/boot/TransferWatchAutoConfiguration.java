package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.rx.WatchOptions;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * Configures {@link RxTransfers}, and the {@link TransferWatch} that calls {@link TransferListener}
 * methods.
 */
@AutoConfiguration(after = TransfersAutoConfiguration.class)
public class TransferWatchAutoConfiguration {
  @Bean
  ListenerThreads transferListenerThreads(TransfersProperties properties) {
    TransfersProperties.Watch settings = properties.watch();
    ConfigurationProblems problems = new ConfigurationProblems();
    settings.check(problems);
    problems.throwIfAny();
    return new ListenerThreads(settings.listenerThreads());
  }

  @Bean
  @ConditionalOnMissingBean
  RxTransfers rxTransfers(
      TransfersClient client,
      TransfersProperties properties,
      ListenerThreads threads,
      ObjectProvider<PositionStore> positions,
      ObjectProvider<WatchListener> listeners,
      ObjectProvider<WatchOptionsCustomizer> customizers) {
    WatchOptions.Builder builder = WatchOptions.builder().updateScheduler(threads.scheduler());
    ConfigurationProblems problems = new ConfigurationProblems();
    properties.watch().applyTo(builder, problems);
    positions.ifAvailable(builder::positions);
    listeners.orderedStream().forEach(builder::addListener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    // Checks the values together.
    WatchOptions options = problems.unlessRefused("watch", builder::build);
    problems.throwIfAny();
    return RxTransfers.of(client, Objects.requireNonNull(options));
  }

  @Bean
  static ListenerMethods transferListenerMethods(ConfigurableListableBeanFactory beans) {
    return new ListenerMethods(beans);
  }

  @Bean
  @ConditionalOnMissingBean
  UpdateDelivery transferUpdateDelivery(TransfersProperties properties, ListenerMethods listeners) {
    if (properties.watch().transactional()) {
      throw new TransfersConfigurationException(
          List.of(
              TransfersProperties.PREFIX
                  + "watch.transactional is true, which requires partner-transfers-jdbc, a"
                  + " DataSource and a transaction manager"));
    }
    return update -> {
      listeners.call(update);
      update.acknowledge();
    };
  }

  @Bean
  @ConditionalOnMissingBean
  TransferWatch transferWatch(
      RxTransfers transfers,
      ListenerMethods listeners,
      UpdateDelivery delivery,
      TransfersProperties properties,
      ListenerThreads threads,
      ApplicationEventPublisher events) {
    TransfersProperties.Watch settings = properties.watch();
    TransferWatch watch =
        new TransferWatch(
            transfers,
            listeners,
            id -> new CustomerStream(id, delivery, events, settings, threads.scheduler()),
            settings.enabled());
    ConfigurationProblems problems = new ConfigurationProblems();
    settings.customers().forEach(id -> problems.apply("watch.customers", id, watch::follow));
    problems.throwIfAny();
    return watch;
  }
}
