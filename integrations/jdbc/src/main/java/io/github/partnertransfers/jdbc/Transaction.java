package io.github.partnertransfers.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Runs statements in a transaction. */
final class Transaction {
  private Transaction() {}

  /** Statements with a result. */
  interface Body<T> {
    T run() throws SQLException;
  }

  /** Commits what a body did, or rolls it back if it throws. Restores the auto-commit mode. */
  static <T> T run(Connection connection, Body<T> body) throws SQLException {
    boolean commitsByItself = connection.getAutoCommit();
    connection.setAutoCommit(false);
    boolean isDone = false;
    try {
      T result = body.run();
      connection.commit();
      isDone = true;
      return result;
    } finally {
      try {
        if (!isDone) {
          connection.rollback();
        }
      } finally {
        connection.setAutoCommit(commitsByItself);
      }
    }
  }

  /** Executes a statement with texts as its parameters, and returns how many rows it changed. */
  static int execute(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
