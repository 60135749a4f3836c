package io.github.partnertransfers.jdbc;

import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Keeps the positions of watches in the tables of {@link JdbcTables}.
 *
 * <p>A watch that loads the positions of a customer takes the customer over. A watch that followed
 * it before, in this process or another one, can save no more: its saves fail with {@link
 * TakenOverException}. So two processes never overwrite each other's progress.
 *
 * <p>For exactly once, apply the effect of an update and call {@link #acknowledge} in one
 * transaction, in place of {@link TransferUpdate#acknowledge}. Either both are committed or none,
 * and what was not committed is emitted again.
 *
 * <p>Thread-safe. Blocks; a connection is held only during a call.
 */
public final class JdbcPositionStore implements PositionStore {
  private static final String TAKE_OVER =
      "UPDATE partner_transfer_customer SET owner_version = owner_version + 1"
          + " WHERE customer_id = ?";
  private static final String ADD_CUSTOMER =
      "INSERT INTO partner_transfer_customer (customer_id, owner_version) VALUES (?, 1)";
  private static final String VERSION =
      "SELECT owner_version FROM partner_transfer_customer WHERE customer_id = ?";
  private static final String POSITIONS =
      "SELECT resume_position FROM partner_transfer_position WHERE customer_id = ?";

  /** Changes nothing, but locks the row until the end of the transaction. */
  private static final String LOCK =
      "UPDATE partner_transfer_customer SET owner_version = owner_version"
          + " WHERE customer_id = ? AND owner_version = ?";

  private static final String REPLACE =
      "UPDATE partner_transfer_position SET resume_position = ?"
          + " WHERE customer_id = ? AND transfer_id = ?";
  private static final String ADD =
      "INSERT INTO partner_transfer_position (resume_position, customer_id, transfer_id)"
          + " VALUES (?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM partner_transfer_position WHERE customer_id = ? AND transfer_id = ?";

  private final DataSource dataSource;

  /** The version with which this store took each customer over. */
  private final Map<String, Long> versions = new ConcurrentHashMap<>();

  private JdbcPositionStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns a store in a database that has the tables. */
  public static JdbcPositionStore of(DataSource dataSource) {
    return new JdbcPositionStore(Objects.requireNonNull(dataSource, "dataSource"));
  }

  /**
   * Loads the positions of a customer, and takes the customer over.
   *
   * @throws IOException with the database's exception as its cause, or if a position is damaged
   */
  @Override
  public Collection<WatchPosition> load(String customerId) throws IOException {
    String customer = key(customerId);
    try (Connection connection = dataSource.getConnection()) {
      return Transaction.run(
          connection,
          () -> {
            long version = takeOver(connection, customer);
            List<WatchPosition> positions = positions(connection, customer);
            versions.put(customer, version);
            return positions;
          });
    } catch (SQLException e) {
      throw new IOException("cannot load the positions of customer " + customerId, e);
    } catch (IllegalArgumentException e) {
      throw new IOException("a position of customer " + customerId + " is damaged", e);
    }
  }

  private static long takeOver(Connection connection, String customer) throws SQLException {
    if (Transaction.execute(connection, TAKE_OVER, customer) == 0) {
      // If another process adds it at the same time, one of the two fails, and may try again.
      Transaction.execute(connection, ADD_CUSTOMER, customer);
    }
    try (PreparedStatement select = connection.prepareStatement(VERSION)) {
      select.setString(1, customer);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static List<WatchPosition> positions(Connection connection, String customer)
      throws SQLException {
    List<WatchPosition> positions = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(POSITIONS)) {
      select.setString(1, customer);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          positions.add(WatchPosition.parse(rows.getString(1)));
        }
      }
    }
    return positions;
  }

  /**
   * Saves a position in a transaction of its own.
   *
   * @throws IOException with the database's exception as its cause, which is a {@link
   *     TakenOverException} if another watch follows the customer now
   */
  @Override
  public void save(WatchPosition position) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      Transaction.run(
          connection,
          () -> {
            write(connection, position);
            return position;
          });
    } catch (SQLException e) {
      throw new IOException(
          "cannot save the position of transfer " + position.transferId() + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Saves the position of an update in the caller's transaction, which the caller commits or rolls
   * back. Don't acknowledge the update otherwise. Updates of one transfer have to be committed in
   * the order in which they were emitted.
   *
   * @param connection a connection without auto-commit
   * @throws TakenOverException if another watch follows the customer now; roll back then
   * @throws IllegalArgumentException if the connection commits by itself
   */
  public void acknowledge(Connection connection, TransferUpdate update) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalArgumentException(
          "the connection commits each statement by itself: setAutoCommit(false) starts a"
              + " transaction");
    }
    write(connection, update.position());
  }

  private void write(Connection connection, WatchPosition position) throws SQLException {
    String customer = key(position.customerId());
    String transfer = key(position.transferId());
    lock(connection, customer);
    if (position.isVanished()) {
      Transaction.execute(connection, DELETE, customer, transfer);
    } else if (Transaction.execute(connection, REPLACE, position.toString(), customer, transfer)
        == 0) {
      Transaction.execute(connection, ADD, position.toString(), customer, transfer);
    }
  }

  private void lock(Connection connection, String customer) throws SQLException {
    Long version = versions.get(customer);
    if (version != null) {
      try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
        lock.setString(1, customer);
        lock.setLong(2, version);
        if (lock.executeUpdate() == 1) {
          return;
        }
      }
    }
    throw new TakenOverException(customer);
  }

  /** The service's ids are GUIDs in either case. */
  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
