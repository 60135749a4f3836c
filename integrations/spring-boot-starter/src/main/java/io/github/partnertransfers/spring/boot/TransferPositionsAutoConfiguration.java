package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.jdbc.JdbcTables;
import io.github.partnertransfers.rx.PositionStore;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Keeps the positions of watches in the application's database, with partner-transfers-jdbc. */
@AutoConfiguration(
    before = TransferWatchAutoConfiguration.class,
    after = TransfersAutoConfiguration.class,
    // Of Spring Boot 3 and 4.
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@ConditionalOnClass(JdbcPositionStore.class)
@ConditionalOnSingleCandidate(DataSource.class)
public class TransferPositionsAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean(PositionStore.class)
  JdbcPositionStore transferPositions(DataSource dataSource, TransfersProperties properties)
      throws SQLException {
    if (properties.watch().createTables()) {
      JdbcTables.create(dataSource);
    }
    return JdbcPositionStore.of(dataSource);
  }

  @Bean
  @ConditionalOnBean(JdbcPositionStore.class)
  TakenOverCustomers takenOverCustomers(ObjectProvider<TransferWatch> watch) {
    return new TakenOverCustomers(watch);
  }
}
