package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.jdbc.JdbcPositionStore;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Commits the effects of listeners and the position of an update together, with the property {@code
 * partner-center.transfers.watch.transactional}.
 */
@AutoConfiguration(
    before = TransferWatchAutoConfiguration.class,
    after = TransferPositionsAutoConfiguration.class,
    // Of Spring Boot 3 and 4.
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@ConditionalOnClass({JdbcPositionStore.class, DataSourceUtils.class})
@ConditionalOnProperty(TransfersProperties.PREFIX + "watch.transactional")
public class TransferTransactionsAutoConfiguration {
  @Bean
  @ConditionalOnBean(JdbcPositionStore.class)
  @ConditionalOnSingleCandidate(PlatformTransactionManager.class)
  UpdateDelivery transferUpdateDelivery(
      ListenerMethods listeners,
      JdbcPositionStore positions,
      DataSource dataSource,
      PlatformTransactionManager transactions) {
    return new TransactionalDelivery(listeners, positions, dataSource, transactions);
  }
}
