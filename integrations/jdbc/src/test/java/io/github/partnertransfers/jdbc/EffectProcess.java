package io.github.partnertransfers.jdbc;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Follows a customer, with an effect in the database for each update, until it is killed. */
final class EffectProcess {
  private EffectProcess() {}

  public static void main(String[] args) {
    DataSource source = Databases.postgresql(Integer.parseInt(args[0]), args[1]);
    JdbcPositionStore store = JdbcPositionStore.of(source);
    TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(args[2]).loginUrl(args[3]).build())
            .credential(TokenProviders.clientSecret(args[4], args[5], args[6]))
            .build();
    WatchOptions options =
        WatchOptions.builder()
            .positions(store)
            .minInterval(Duration.ofMillis(1))
            .interval(Duration.ofMillis(5))
            .maxInterval(Duration.ofMillis(20))
            .requestsPerSecond(200)
            .build();
    RxTransfers.of(client, options)
        .customer(args[7])
        .watch()
        .blockingForEach(update -> apply(source, store, update));
  }

  private static void apply(DataSource source, JdbcPositionStore store, TransferUpdate update)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO effect VALUES (?, ?, ?)")) {
      connection.setAutoCommit(false);
      insert.setString(1, update.transferId());
      insert.setString(2, update.kind().name());
      insert.setString(3, String.valueOf(update.status()));
      insert.executeUpdate();
      store.acknowledge(connection, update);
      // The parent kills this process at any of these lines, before the commit or after it.
      System.out.println("effect");
      connection.commit();
    }
    System.out.println("committed");
  }
}
