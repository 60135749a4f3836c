package io.github.partnertransfers.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The three tables of the stores. {@link #create} makes them; for a migration tool, {@link
 * #statements} has their SQL. The statements of the stores themselves are the same for all
 * databases.
 */
public final class JdbcTables {
  static final int MAX_NAME_LENGTH = 100;

  private JdbcTables() {}

  /** A long text in each database: a position of 500 line items has 10,000 characters. */
  private static String longText(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    if (name.contains("mysql") || name.contains("mariadb")) {
      return "LONGTEXT";
    }
    if (name.contains("microsoft")) {
      return "NVARCHAR(MAX)";
    }
    if (name.contains("oracle")) {
      return "CLOB";
    }
    return name.equals("h2") ? "CHARACTER VARYING(1000000)" : "TEXT";
  }

  /**
   * Returns the statements that create the tables.
   *
   * @param product the database's name, as {@link java.sql.DatabaseMetaData#getDatabaseProductName}
   *     has it: PostgreSQL, MySQL, MariaDB, Microsoft SQL Server, Oracle, H2 or SQLite
   */
  public static List<String> statements(String product) {
    String text = longText(product);
    String name = "VARCHAR(" + MAX_NAME_LENGTH + ")";
    return List.of(
        "CREATE TABLE partner_transfer_customer (customer_id VARCHAR(36) NOT NULL PRIMARY KEY,"
            + " owner_version "
            + integer(product)
            + " NOT NULL)",
        "CREATE TABLE partner_transfer_position (customer_id VARCHAR(36) NOT NULL, transfer_id "
            + name
            + " NOT NULL, resume_position "
            + text
            + " NOT NULL, PRIMARY KEY (customer_id, transfer_id))",
        "CREATE TABLE partner_refresh_token (token_name "
            + name
            + " NOT NULL PRIMARY KEY, refresh_token "
            + text
            + " NOT NULL)");
  }

  private static String integer(String product) {
    return product.toLowerCase(Locale.ROOT).contains("oracle") ? "NUMBER(19)" : "BIGINT";
  }

  /** Creates those of the tables that are missing. */
  public static void create(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      boolean commitsByItself = connection.getAutoCommit();
      // A question that fails would end a transaction in PostgreSQL.
      connection.setAutoCommit(true);
      List<String> missing = new ArrayList<>();
      for (String sql : statements(connection.getMetaData().getDatabaseProductName())) {
        if (!exists(statement, sql.split(" ", -1)[2])) {
          missing.add(sql);
        }
      }
      for (String sql : missing) {
        statement.executeUpdate(sql);
      }
      connection.setAutoCommit(commitsByItself);
    }
  }

  private static boolean exists(Statement statement, String table) {
    try {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
