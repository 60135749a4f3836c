package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.reactivex.rxjava3.core.Flowable;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.codec.ServerSentEvent;

/** What the desk answers, to its page and to others. */
@Timeout(60)
class HttpTest {
  private static final String JSON = "application/json";

  private static PartnerCenterSimulator simulator;
  private static ConfigurableApplicationContext desk;
  private static DeskClient client;
  private static String eligibility;

  @BeforeAll
  static void start() {
    simulator = PartnerCenterSimulator.start();
    desk =
        SimulatedDesk.start(
            simulator,
            simulator.sourcePartner(),
            Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:http",
                "partner-center.transfers.max-attempts",
                "1"));
    client = new DeskClient(SimulatedDesk.port(desk));
    eligibility = "/api/customers/" + simulator.customer().tenantId() + "/eligibility";
  }

  @AfterAll
  static void stop() {
    desk.close();
    simulator.close();
  }

  @AfterEach
  void clearFaults() {
    simulator.faults().clear();
  }

  private static List<DeskStore.Customer> customers() {
    return desk.getBean(DeskStore.class).customers();
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void refusesWhatPagesOfOtherSitesCanSend(String type) throws Exception {
    String body = "{\"tenantId\":\"%s\",\"name\":\"x\"}".formatted(UUID.randomUUID());

    assertThat(client.post("/api/customers", type, body).statusCode()).isEqualTo(415);
    assertThat(
            client.post(eligibility.replace("eligibility", "transfers"), type, body).statusCode())
        .isEqualTo(415);
    assertThat(customers()).isEmpty();
  }

  @Test
  void refusesOtherNamesOfItsAddress() throws Exception {
    try (Socket socket = new Socket("localhost", SimulatedDesk.port(desk))) {
      socket
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void letsThePageLoadNothingFromElsewhere() throws Exception {
    assertThat(client.get("/").headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'self'; frame-ancestors 'none'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tenantId\":\"nonsense\",\"name\":\"x\"} | but is \\\"nonsense\\\"",
        "{\"name\":\"x\"} | must be a GUID",
        "{\"tenantId\":\"11111111-1111-1111-1111-111111111111\",\"name\":\" \"} | has a name",
        "nonsense | Failed to read request"
      })
  void saysWhatIsWrongWithACustomer(String body, String detail) throws Exception {
    HttpResponse<String> answer = client.post("/api/customers", JSON, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(detail);
    assertThat(customers()).isEmpty();
  }

  static Stream<Map.Entry<Fault, String>> faults() {
    return Stream.of(
        Map.entry(Fault.unauthorized(), "NotAuthorizedException"),
        Map.entry(Fault.answer(404, "{}"), "RequestRefusedException"),
        Map.entry(Fault.throttled(Duration.ofSeconds(7)), "\"retryAfter\":7"),
        Map.entry(Fault.badGateway(), "ServiceUnavailableException"),
        Map.entry(Fault.pageInsteadOfJson(), "MalformedResponseException"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhichFailureItWas(Map.Entry<Fault, String> fault) throws Exception {
    simulator.faults().always(Operation.ELIGIBILITY, fault.getKey());

    HttpResponse<String> answer = client.get(eligibility);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains(fault.getValue()).contains("\"requestId\":\"");
  }

  @Test
  void showsWhyACustomerCannotBeWatchedAndThatItCanAgain() throws Exception {
    SimulatedCustomer customer = simulator.addCustomer("Tailspin Toys");
    simulator.faults().always(Operation.LIST, Fault.answer(403, "{}"));
    SimulatedDesk.add(desk, customer);
    client.awaitEvent(data -> data.contains("NotAuthorizedException"));

    simulator.faults().clear();
    desk.getBean(RxTransfers.class).customer(customer.tenantId()).nudge();

    client.awaitEvent(data -> data.contains("Tailspin Toys") && data.contains("\"problem\":null"));
    SimulatedDesk.remove(desk, customer.tenantId());
  }

  @Test
  void missesNothingBetweenARequestForEventsAndItsSubscription() {
    Flowable<ServerSentEvent<Object>> events = desk.getBean(LiveFeed.class).events();
    SimulatedCustomer customer = simulator.addCustomer("Alpine Ski House");
    SimulatedDesk.add(desk, customer);

    assertThat(events.filter(event -> "customers".equals(event.event())).blockingFirst().data())
        .asString()
        .contains("Alpine Ski House");

    SimulatedDesk.remove(desk, customer.tenantId());
  }

  @Test
  void runsOnTheVersionThatIsChecked() {
    assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
  }
}
