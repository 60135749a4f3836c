package io.github.partnertransfers.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.partnertransfers.contract.ContractExtension;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The base of tests that run commands against a simulator with an accelerated clock. */
public abstract class SimulatorTest {
  protected static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

  protected static PartnerCenterSimulator simulator;
  protected static SimulatedCustomer customer;

  @BeforeAll
  static void start() {
    simulator = PartnerCenterSimulator.builder().clock(SimulatedClock.accelerated(100)).start();
    simulator.onExchange(
        (request, answer) ->
            ContractExtension.report(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.body(),
                answer.status(),
                answer.headers(),
                answer.body()));
    customer = simulator.customer();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void reset() {
    simulator.reset();
    simulator.onRequest(request -> {});
  }

  protected static CliRunner source() {
    return CliRunner.forPartner(simulator.sourcePartner(), simulator);
  }

  protected static CliRunner target() {
    return CliRunner.forPartner(simulator.targetPartner(), simulator);
  }

  /** Splits a command line into arguments after replacing each %s with the next value. */
  protected static String[] args(String line, String... values) {
    String filled = line;
    for (String value : values) {
      filled = filled.replaceFirst("%s", value);
    }
    return filled.split(" ", -1);
  }

  /** Returns the flags for the customer and a transfer. */
  protected static String transferFlags(String transferId) {
    return "--customer " + customer.tenantId() + " --transfer " + transferId;
  }

  protected static SimulatedSubscription[] subscriptions() {
    return customer.subscriptions().toArray(SimulatedSubscription[]::new);
  }

  /** Creates an active transfer of all subscriptions of the customer. */
  protected static String createdTransfer() {
    return simulator.sourceCreates(customer, subscriptions());
  }

  /** Returns the body of a response of the service. */
  protected static String raw(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.url() + "/v1/customers/" + path))
            .header(
                "Authorization", "Bearer " + simulator.tokens().issue(simulator.sourcePartner()))
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return body.replace("\uFEFF", "");
  }

  public static JsonElement tree(String json) {
    return JsonParser.parseString(json);
  }
}
