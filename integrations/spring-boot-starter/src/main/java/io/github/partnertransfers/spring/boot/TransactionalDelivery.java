package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.jdbc.TakenOverException;
import io.github.partnertransfers.rx.TransferUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Calls the listeners in a transaction, and commits the position of the update with it. */
final class TransactionalDelivery implements UpdateDelivery {
  private final ListenerMethods listeners;
  private final JdbcPositionStore positions;
  private final DataSource dataSource;
  private final PlatformTransactionManager transactions;

  TransactionalDelivery(
      ListenerMethods listeners,
      JdbcPositionStore positions,
      DataSource dataSource,
      PlatformTransactionManager transactions) {
    this.listeners = listeners;
    this.positions = positions;
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  @Override
  public void deliver(TransferUpdate update) throws Exception {
    TransactionStatus transaction =
        transactions.getTransaction(TransactionDefinition.withDefaults());
    try {
      listeners.call(update);
      acknowledge(update);
    } catch (Throwable e) {
      transactions.rollback(transaction);
      throw e;
    }
    transactions.commit(transaction);
  }

  private void acknowledge(TransferUpdate update) throws SQLException, CustomerTakenOverException {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      positions.acknowledge(connection, update);
    } catch (TakenOverException e) {
      throw new CustomerTakenOverException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
