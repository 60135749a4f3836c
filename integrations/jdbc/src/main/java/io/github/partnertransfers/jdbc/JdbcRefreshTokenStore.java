package io.github.partnertransfers.jdbc;

import io.github.partnertransfers.RefreshTokenStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Keeps a refresh token in the table of {@link JdbcTables}. A refresh token is a secret that lets
 * its owner act as the user: {@link #encryptedWith} keeps it from who can read the database.
 *
 * <p>Thread-safe. Several processes may use one token: each login takes the newest one.
 */
public final class JdbcRefreshTokenStore implements RefreshTokenStore {
  private final DataSource dataSource;
  private final String name;
  private final UnaryOperator<String> encryption;
  private final UnaryOperator<String> decryption;

  private JdbcRefreshTokenStore(
      DataSource dataSource,
      String name,
      UnaryOperator<String> encryption,
      UnaryOperator<String> decryption) {
    this.dataSource = dataSource;
    this.name = name;
    this.encryption = encryption;
    this.decryption = decryption;
  }

  /**
   * Returns the store of a token.
   *
   * @param name of the token, for instance the partner's tenant id; at most 100 characters
   */
  public static JdbcRefreshTokenStore of(DataSource dataSource, String name) {
    Objects.requireNonNull(dataSource, "dataSource");
    if (name.isBlank() || name.length() > JdbcTables.MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "name must have 1 to "
              + JdbcTables.MAX_NAME_LENGTH
              + " characters, but is '"
              + name
              + "'");
    }
    return new JdbcRefreshTokenStore(
        dataSource, name, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Returns the same store with a token that is encrypted in the database. */
  public JdbcRefreshTokenStore encryptedWith(
      UnaryOperator<String> newEncryption, UnaryOperator<String> newDecryption) {
    return new JdbcRefreshTokenStore(dataSource, name, newEncryption, newDecryption);
  }

  /**
   * Loads the token.
   *
   * @throws IllegalStateException if there is none; {@link #store} it first
   */
  @Override
  public String load() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT refresh_token FROM partner_refresh_token WHERE token_name = ?")) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("there is no refresh token named " + name);
        }
        return decryption.apply(rows.getString(1));
      }
    }
  }

  @Override
  public void store(String refreshToken) throws SQLException {
    String text = encryption.apply(refreshToken);
    try (Connection connection = dataSource.getConnection()) {
      Transaction.run(
          connection,
          () -> {
            int updated =
                Transaction.execute(
                    connection,
                    "UPDATE partner_refresh_token SET refresh_token = ? WHERE token_name = ?",
                    text,
                    name);
            return updated > 0
                ? updated
                : Transaction.execute(
                    connection,
                    "INSERT INTO partner_refresh_token (refresh_token, token_name) VALUES (?, ?)",
                    text,
                    name);
          });
    }
  }
}
