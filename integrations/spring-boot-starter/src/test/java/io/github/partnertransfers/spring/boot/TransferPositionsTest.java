package io.github.partnertransfers.spring.boot;

import static io.github.partnertransfers.spring.boot.Applications.createTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.jdbc.JdbcTables;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Positions are in the application's database, together with the effects of listeners. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class TransferPositionsTest {
  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final DataSource dataSource =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
  private final ApplicationContextRunner runner;

  TransferPositionsTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.customer = simulator.customer();
    this.runner =
        Applications.following(simulator, customer)
            .withConfiguration(
                AutoConfigurations.of(
                    TransferPositionsAutoConfiguration.class,
                    TransferTransactionsAutoConfiguration.class))
            .withBean(DataSource.class, () -> dataSource);
    jdbc.execute("CREATE TABLE effect (transfer_id VARCHAR(36), kind VARCHAR(20))");
  }

  private ApplicationContextRunner transactional() {
    return runner
        .withBean(
            PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource))
        .withPropertyValues("partner-center.transfers.watch.transactional=true");
  }

  /** Writes an effect, and fails after it as often as it is told. */
  static class Writer {
    final BlockingQueue<TransferUpdate> written = new LinkedBlockingQueue<>();
    final BlockingQueue<CustomerWatchFailed> failures = new LinkedBlockingQueue<>();
    final AtomicInteger failuresLeft = new AtomicInteger();
    final JdbcTemplate jdbc;

    Writer(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @TransferListener
    void write(TransferUpdate update) {
      jdbc.update("INSERT INTO effect VALUES (?, ?)", update.transferId(), update.kind().name());
      if (failuresLeft.getAndDecrement() > 0) {
        throw new IllegalStateException("after the effect");
      }
      written.add(update);
    }

    @EventListener
    void failed(CustomerWatchFailed failure) {
      failures.add(failure);
    }
  }

  private int count(String table) {
    return jdbc.queryForObject("SELECT count(*) FROM " + table, Integer.class);
  }

  @Test
  void resumesFromTheDatabase() {
    String transfer = createTransfer(simulator, customer);
    Writer first = new Writer(jdbc);
    runner
        .withBean(Writer.class, () -> first)
        .run(context -> assertThat(first.written.take().transferId()).isEqualTo(transfer));
    assertThat(count("partner_transfer_position")).isEqualTo(1);

    simulator.partnerRejects(transfer);
    Writer second = new Writer(jdbc);
    runner
        .withBean(Writer.class, () -> second)
        .run(
            context ->
                assertThat(second.written.take().kind()).isEqualTo(TransferUpdate.Kind.ENDED));
  }

  @Test
  void commitsEffectAndPositionTogether() {
    String transfer = createTransfer(simulator, customer);
    Writer writer = new Writer(jdbc);
    writer.failuresLeft.set(3);
    transactional()
        .withBean(Writer.class, () -> writer)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(writer.written.take().transferId()).isEqualTo(transfer);
            });

    assertThat(writer.failuresLeft.get()).isNegative();
    assertThat(count("effect")).isEqualTo(1);
    assertThat(count("partner_transfer_position")).isEqualTo(1);
  }

  @Test
  void withoutATransactionAnEffectIsRepeated() {
    createTransfer(simulator, customer);
    Writer writer = new Writer(jdbc);
    writer.failuresLeft.set(3);
    runner.withBean(Writer.class, () -> writer).run(context -> writer.written.take());

    assertThat(count("effect")).isEqualTo(4);
  }

  @Test
  void aCustomerThatAnotherProcessFollowsIsLeftToIt() {
    leavesToTheOther(runner);
  }

  @Test
  void aCustomerThatAnotherProcessFollowsIsLeftToItInATransaction() {
    String second = leavesToTheOther(transactional());
    assertThat(count("effect WHERE transfer_id = '" + second + "'")).isZero();
  }

  /** Returns the transfer that was created after the other process came. */
  private String leavesToTheOther(ApplicationContextRunner application) {
    BlockingQueue<String> second = new LinkedBlockingQueue<>();
    Writer writer = new Writer(jdbc);
    application
        .withBean(Writer.class, () -> writer)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              String transfer = createTransfer(simulator, customer);
              assertThat(writer.written.take().transferId()).isEqualTo(transfer);
              simulator.partnerRejects(transfer);
              // Updates come one after the other: the position of the first one is saved by now.
              assertThat(writer.written.take().transferId()).isEqualTo(transfer);
              assertThat(JdbcPositionStore.of(dataSource).load(customer.tenantId())).hasSize(1);
              second.add(simulator.sourceCreates(customer, customer.subscriptions().get(1)));

              CustomerWatchFailed failed = writer.failures.take();
              assertThat(failed.retryIn()).isNull();
              assertThat(context.getBean(TransferWatch.class).customers()).isEmpty();
            });
    return second.remove();
  }

  @Test
  void createsNoTablesWhenToldSo() throws Exception {
    runner
        .withPropertyValues("partner-center.transfers.watch.create-tables=false")
        .run(context -> assertThat(context).hasSingleBean(JdbcPositionStore.class));
    assertThat(
            jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_name LIKE"
                    + " 'PARTNER%'"))
        .isEmpty();
    JdbcTables.create(dataSource);
  }
}
