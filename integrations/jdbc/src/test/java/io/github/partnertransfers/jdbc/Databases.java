package io.github.partnertransfers.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The databases of the tests, with empty tables. */
enum Databases {
  H2 {
    @Override
    DataSource open(Path folder) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL("jdbc:h2:" + folder.resolve("h2") + ";LOCK_TIMEOUT=20000");
      return h2;
    }
  },
  SQLITE {
    @Override
    DataSource open(Path folder) {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(20_000);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      SQLiteDataSource sqlite = new SQLiteDataSource(config);
      sqlite.setUrl("jdbc:sqlite:" + folder.resolve("sqlite"));
      return sqlite;
    }
  },
  POSTGRESQL {
    @Override
    DataSource open(Path folder) {
      return postgresql(server().getPort(), folder.getFileName().toString());
    }
  };

  /** Started once per process. */
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  static EmbeddedPostgres server() {
    return Server.INSTANCE;
  }

  /** Returns a data source whose tables are in a schema of their own. */
  static DataSource postgresql(int port, String schema) {
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setPortNumbers(new int[] {port});
    postgresql.setUser("postgres");
    postgresql.setDatabaseName("postgres");
    postgresql.setCurrentSchema("\"" + schema + "\"");
    return postgresql;
  }

  abstract DataSource open(Path folder);
}
