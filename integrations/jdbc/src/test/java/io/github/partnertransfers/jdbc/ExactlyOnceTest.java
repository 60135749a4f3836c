package io.github.partnertransfers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A process that follows a customer is killed with SIGKILL at random points. Each change has
 * exactly one effect in the end. More with {@code -Djdbc.transfers=200 -Djdbc.kills=50}.
 */
class ExactlyOnceTest {
  private static final int TRANSFERS = Integer.getInteger("jdbc.transfers", 20);
  private static final int KILLS = Integer.getInteger("jdbc.kills", 4);
  private static final String SCHEMA = "exactly_once";

  private final Random random = new Random(Long.getLong("random.seed", 7));
  private int kills;

  @Test
  void eachChangeHasOneEffect() throws Exception {
    int port = Databases.server().getPort();
    DataSource source = Databases.postgresql(port, SCHEMA);
    execute(source, "CREATE SCHEMA " + SCHEMA);
    JdbcTables.create(source);
    execute(source, "CREATE TABLE effect (transfer VARCHAR(36), kind TEXT, status TEXT)");
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      SimulatedCustomer customer = simulator.customer();
      Deque<Runnable> changes = new ArrayDeque<>();
      List<String> transfers = new ArrayList<>();
      for (int i = 0; i < TRANSFERS; i++) {
        SimulatedSubscription subscription = customer.addSubscription("Subscription " + i);
        changes.add(() -> transfers.add(simulator.sourceCreates(customer, subscription)));
        changes.add(() -> simulator.partnerRejects(transfers.get(transfers.size() - 1)));
      }
      while (ended(source) < TRANSFERS) {
        follow(source, port, simulator, customer, changes);
      }
      assertThat(
              rows(
                  source,
                  "SELECT count(*) FROM (SELECT 1 FROM effect GROUP BY transfer, status HAVING"
                      + " count(*) > 1) AS repeated"))
          .isZero();
    }
    assertThat(kills).isEqualTo(KILLS);
  }

  /** Runs a process until it is killed, or all transfers have ended. */
  private void follow(
      DataSource source,
      int port,
      PartnerCenterSimulator simulator,
      SimulatedCustomer customer,
      Deque<Runnable> changes)
      throws IOException, SQLException, InterruptedException {
    SimulatedPartner partner = simulator.sourcePartner();
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EffectProcess.class.getName(),
                String.valueOf(port),
                SCHEMA,
                simulator.url(),
                simulator.loginUrl(),
                partner.tenantId(),
                partner.clientId(),
                partner.clientSecret(),
                customer.tenantId())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Each pair of lines lets the next change happen.
    int linesUntilKill = kills < KILLS ? 1 + random.nextInt(3 * TRANSFERS / KILLS) : -1;
    change(changes);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (--linesUntilKill == 0) {
          process.destroyForcibly().waitFor();
          kills++;
          return;
        }
        if (line.equals("committed")) {
          change(changes);
          if (changes.isEmpty() && ended(source) == TRANSFERS && kills == KILLS) {
            process.destroyForcibly().waitFor();
            return;
          }
        }
      }
    } finally {
      process.destroyForcibly();
    }
    throw new IllegalStateException("the process ended with " + process.waitFor());
  }

  private static void change(Deque<Runnable> changes) {
    Runnable next = changes.poll();
    if (next != null) {
      next.run();
    }
  }

  private static long ended(DataSource source) throws SQLException {
    return rows(source, "SELECT count(DISTINCT transfer) FROM effect WHERE status <> 'Active'");
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static long rows(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
