package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.ContextPropagation;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransfersClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Configures a {@link TransfersClient} from the properties {@code partner-center.transfers.*}. Each
 * bean gives way to one of the application.
 */
@AutoConfiguration
@EnableConfigurationProperties(TransfersProperties.class)
public class TransfersAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean({TransfersConnectionDetails.class, TransfersClient.class})
  TransfersConnectionDetails transfersConnectionDetails(
      TransfersProperties properties,
      ObjectProvider<TokenProvider> credential,
      ObjectProvider<RefreshTokenStore> refreshTokens) {
    return PropertiesConnectionDetails.of(
        properties, credential.getIfAvailable(), refreshTokens.getIfAvailable());
  }

  @Bean
  @ConditionalOnBean(OkHttpClientCustomizer.class)
  @ConditionalOnMissingBean(TransfersClient.class)
  CustomizedHttpClient transfersHttpClient(ObjectProvider<OkHttpClientCustomizer> customizers) {
    return new CustomizedHttpClient(customizers.orderedStream().toList());
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  TransfersClient transfersClient(
      TransfersProperties properties,
      TransfersConnectionDetails connection,
      @Value("${spring.application.name:}") String applicationName,
      ObjectProvider<CustomizedHttpClient> httpClient,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<ContextPropagation> contextPropagation,
      ObjectProvider<TransfersClientCustomizer> customizers) {
    TransfersClient.Builder builder =
        TransfersClient.builder().cloud(connection.cloud()).credential(connection.credential());
    ConfigurationProblems problems = new ConfigurationProblems();
    properties.applyTo(builder, applicationName, problems);
    problems.throwIfAny();
    httpClient.ifAvailable(http -> builder.httpClient(http.client()));
    listeners.orderedStream().forEach(builder::addListener);
    contextPropagation.ifUnique(builder::contextPropagation);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Bean
  @ConditionalOnProperty(TransfersProperties.PREFIX + "warm-up")
  WarmUp transfersWarmUp(TransfersClient client) {
    return new WarmUp(client);
  }
}
