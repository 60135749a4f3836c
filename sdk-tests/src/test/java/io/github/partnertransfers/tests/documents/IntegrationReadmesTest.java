package io.github.partnertransfers.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.jdbc.JdbcTables;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.spring.boot.TransferWatch;
import io.github.partnertransfers.spring.boot.TransferWatchAutoConfiguration;
import io.github.partnertransfers.spring.boot.TransfersAutoConfiguration;
import io.github.partnertransfers.spring.boot.test.SimulatorConfiguration;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the READMEs of the integrations show runs and does what it says. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntegrationReadmesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @TempDir private Path directory;

  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final TransfersClient client;
  private final Map<String, Object> given = new HashMap<>();

  IntegrationReadmesTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    customer = simulator.customer();
    client = SimulatorClients.builder(simulator).build();
    given.put("client", client);
    given.put("customerId", customer.tenantId());
    given.put("customerIds", List.of(customer.tenantId()));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private JavaBlock block(String module, int number) throws Exception {
    return new JavaBlock(
        MarkdownFile.of(ROOT, "integrations/" + module + "/README.md").blocks("java").get(number));
  }

  private String createTransfer() {
    return simulator.sourceCreates(customer, customer.subscriptions().get(0));
  }

  /** Returns a database with the tables. */
  private static JdbcConnectionPool database() throws Exception {
    JdbcConnectionPool database =
        JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
    JdbcTables.create(database);
    return database;
  }

  private static void awaitPosition(JdbcConnectionPool database) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean isThere = false;
      while (!isThere) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM partner_transfer_position")) {
          isThere = rows.next();
        }
      }
    }
  }

  @Test
  void positionsAreKeptInADatabase() throws Exception {
    JdbcConnectionPool database = database();
    given.put("dataSource", database);
    createTransfer();
    block("jdbc", 0).run(given, directory);
    awaitPosition(database);
    client.close();
    database.dispose();
  }

  @Test
  void effectsAndPositionsAreCommittedTogether() throws Exception {
    JdbcConnectionPool database = database();
    JdbcPositionStore positions = JdbcPositionStore.of(database);
    given.put("dataSource", database);
    given.put("positionStore", positions);
    given.put(
        "transfers", RxTransfers.of(client, WatchOptions.builder().positions(positions).build()));
    createTransfer();
    BlockingQueue<Throwable> end = new LinkedBlockingQueue<>();
    new Thread(
            () -> {
              try {
                block("jdbc", 1).run(given, directory);
              } catch (Throwable e) {
                end.add(e);
              }
            })
        .start();
    awaitPosition(database);
    client.close();

    assertThat(end.take()).hasStackTraceContaining("CallCanceledException");
    database.dispose();
  }

  @Test
  void refreshTokensAreKeptInADatabase() throws Exception {
    given.put("dataSource", database());
    given.put("tenantId", simulator.sourcePartner().tenantId());
    given.put("clientId", simulator.sourcePartner().clientId());
    block("jdbc", 2).run(given, directory);
  }

  @Test
  void callsAreObserved() throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    given.put(
        "provider",
        TokenProviders.clientSecret(
            partner.tenantId(), partner.clientId(), partner.clientSecret()));
    given.put("observationRegistry", ObservationRegistry.create());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    given.put("meterRegistry", meters);
    block("micrometer", 0).run(given, directory);

    assertThat(meters.get("partner.center.transfers.watch.customers").gauge().value()).isZero();
  }

  @Test
  void requestsThatAreNotSignedAreRefused() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    given.put("server", server);
    given.put("transfers", RxTransfers.of(client));
    block("webhooks", 0).run(given, directory);
    server.start();
    URI webhook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");

    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(webhook)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(401);
    server.stop(0);
  }

  @Test
  void listenersOfASpringApplicationAreCalled() throws Exception {
    assertThat(block("spring-boot-starter", 0).compile(directory)).isEmpty();
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class))
          .withUserConfiguration(SimulatorConfiguration.class, loader.loadClass("example.Imports"))
          .withPropertyValues("partner-center.transfers.watch.interval=10ms")
          .run(context -> endTransfer(context, printed));
    } finally {
      System.setOut(before);
    }
  }

  private static void endTransfer(ApplicationContext context, ByteArrayOutputStream printed) {
    PartnerCenterSimulator itsSimulator = context.getBean(PartnerCenterSimulator.class);
    SimulatedCustomer itsCustomer = itsSimulator.customer();
    context.getBean(TransferWatch.class).follow(itsCustomer.tenantId());
    String transfer = itsSimulator.sourceCreates(itsCustomer, itsCustomer.subscriptions().get(0));
    while (itsSimulator.requests(Operation.LIST).isEmpty()) {
      Thread.onSpinWait();
    }
    itsSimulator.partnerRejects(transfer);
    while (!printed.toString(StandardCharsets.UTF_8).contains(transfer + " is Reject")) {
      Thread.onSpinWait();
    }
  }
}
