package io.github.partnertransfers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.rx.WatchPosition;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcPositionStoreTest {
  @TempDir private Path folder;

  private PartnerCenterSimulator simulator;
  private TransfersClient client;
  private SimulatedCustomer customer;

  @BeforeEach
  void start() {
    simulator = PartnerCenterSimulator.start();
    customer = simulator.customer();
    SimulatedPartner partner = simulator.sourcePartner();
    client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                TokenProviders.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private DataSource open(Databases database) throws SQLException {
    DataSource source = database.open(folder);
    if (database == Databases.POSTGRESQL) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("CREATE SCHEMA IF NOT EXISTS \"" + folder.getFileName() + '"');
      }
    }
    JdbcTables.create(source);
    JdbcTables.create(source);
    return source;
  }

  /** Returns the first updates of a watch, which resumes from a store. */
  private List<TransferUpdate> updates(JdbcPositionStore store, int count) {
    WatchOptions options =
        WatchOptions.builder()
            .positions(store)
            .minInterval(Duration.ofMillis(1))
            .interval(Duration.ofMillis(5))
            .build();
    return RxTransfers.of(client, options)
        .customer(customer.tenantId())
        .watch()
        .take(count)
        .timeout(60, TimeUnit.SECONDS)
        .toList()
        .blockingGet();
  }

  private String create(int subscription) {
    return simulator.sourceCreates(
        customer, customer.subscriptions().toArray(SimulatedSubscription[]::new)[subscription]);
  }

  private List<WatchPosition> load(DataSource source) throws IOException {
    return List.copyOf(JdbcPositionStore.of(source).load(customer.tenantId()));
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgedUpdatesAreNotRepeated(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    create(0);
    String second = create(1);

    List<TransferUpdate> first = updates(store, 2);
    first.forEach(TransferUpdate::acknowledge);
    simulator.partnerRejects(second);
    TransferUpdate next = updates(JdbcPositionStore.of(source), 1).get(0);

    assertThat(next.transferId()).isEqualToIgnoringCase(second);
    assertThat(next.kind()).isEqualTo(TransferUpdate.Kind.ENDED);
    assertThat(load(source)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void effectAndPositionAreCommittedTogether(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    String transfer = create(0);
    TransferUpdate update = updates(store, 1).get(0);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE effect (transfer_id VARCHAR(36))");
      connection.setAutoCommit(false);
      statement.executeUpdate("INSERT INTO effect VALUES ('" + update.transferId() + "')");
      store.acknowledge(connection, update);
      connection.rollback();
    }
    assertThat(load(source)).isEmpty();

    JdbcPositionStore again = JdbcPositionStore.of(source);
    TransferUpdate repeated = updates(again, 1).get(0);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("INSERT INTO effect VALUES ('" + repeated.transferId() + "')");
      again.acknowledge(connection, repeated);
      connection.commit();
    }
    assertThat(repeated.transferId()).isEqualToIgnoringCase(transfer);
    assertThat(load(source)).containsExactly(repeated.position());
  }

  @ParameterizedTest
  @EnumSource
  void watchThatIsTakenOverSavesNothingMore(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore first = JdbcPositionStore.of(source);
    JdbcPositionStore second = JdbcPositionStore.of(source);
    String transfer = create(0);
    TransferUpdate old = updates(first, 1).get(0);
    simulator.partnerRejects(transfer);
    TransferUpdate ended = updates(second, 1).get(0);
    second.save(ended.position());

    assertThatThrownBy(() -> first.save(old.position()))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(TakenOverException.class)
        .hasMessageContaining(old.transferId());
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> first.acknowledge(connection, old))
          .isInstanceOfSatisfying(
              TakenOverException.class,
              e ->
                  assertThat(e.customerId())
                      .isEqualTo(customer.tenantId().toLowerCase(Locale.ROOT)));
      connection.rollback();
    }
    assertThat(load(source)).containsExactly(ended.position());
  }

  @ParameterizedTest
  @EnumSource
  void takeoverWaitsForATransactionThatIsUnderWay(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore first = JdbcPositionStore.of(source);
    create(0);
    TransferUpdate update = updates(first, 1).get(0);
    CompletableFuture<List<WatchPosition>> loaded;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      first.acknowledge(connection, update);
      loaded =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return load(source);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      connection.commit();
    }
    assertThat(loaded.get(60, TimeUnit.SECONDS)).containsExactly(update.position());
  }

  @ParameterizedTest
  @EnumSource
  void vanishedTransferIsDeletedAndOthersStay(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    create(0);
    create(1);
    List<TransferUpdate> updates = updates(store, 2);
    updates.forEach(TransferUpdate::acknowledge);
    String gone = updates.get(0).transferId();
    client.customer(customer.tenantId()).withdraw(gone).execute();

    TransferUpdate vanished = updates(store, 1).get(0);
    vanished.acknowledge();

    assertThat(vanished.kind()).isEqualTo(TransferUpdate.Kind.VANISHED);
    assertThat(load(source)).containsExactly(updates.get(1).position());
  }

  @ParameterizedTest
  @EnumSource
  void damagedPositionIsNamedByItsCustomer(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    create(0);
    updates(store, 1).get(0).acknowledge();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE partner_transfer_position SET resume_position = 'x'");
    }
    assertThatThrownBy(() -> load(source))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(customer.tenantId());
  }

  @ParameterizedTest
  @EnumSource
  void connectionThatCommitsByItselfIsRefused(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    create(0);
    TransferUpdate update = updates(store, 1).get(0);
    try (Connection connection = source.getConnection()) {
      assertThatThrownBy(() -> store.acknowledge(connection, update))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refreshTokensAreKeptApartAndEncrypted(Databases database) throws Exception {
    DataSource source = open(database);
    JdbcRefreshTokenStore plain = JdbcRefreshTokenStore.of(source, "a");
    JdbcRefreshTokenStore other = JdbcRefreshTokenStore.of(source, "b");
    assertThatThrownBy(plain::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no refresh token named a");
    plain.store("first");
    plain.store("second");
    other
        .encryptedWith(text -> new StringBuilder(text).reverse().toString(), text -> text)
        .store("third");

    assertThat(plain.load()).isEqualTo("second");
    assertThat(other.load()).isEqualTo("driht");
    assertThatThrownBy(() -> JdbcRefreshTokenStore.of(source, " "))
        .hasMessageContaining("1 to 100 characters");
  }
}
