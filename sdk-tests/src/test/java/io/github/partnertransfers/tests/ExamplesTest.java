package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.Webhooks;
import io.github.partnertransfers.contract.Contract;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.ModelTypeAdapterFactory;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.internal.http.Route;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the OpenAPI document is valid, and client and simulator send and read it. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class ExamplesTest {
  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapterFactory(ModelTypeAdapterFactory.create()).create();

  /** What the service answers with any body, as our clients are told by headers alone. */
  private static final Map<String, List<String>> JSON =
      Map.of("Content-Type", List.of("application/json"));

  private static final Map<String, List<String>> REQUEST_HEADERS =
      Map.of(
          "Content-Type", List.of("application/json"),
          "Accept", List.of("application/json"),
          "Authorization", List.of("Bearer x"));

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final PartnerCenterSimulator simulator;

  ExamplesTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  static Stream<DocumentedExample> requests() {
    return DocumentedExample.ofRequests();
  }

  static Stream<DocumentedExample> answers() {
    return DocumentedExample.ofAnswers();
  }

  static Stream<Arguments> requestsOfTransfers() {
    return inAllStyles(requests().filter(example -> !isOfRegistration(example)));
  }

  static Stream<Arguments> requestsOfRegistrations() {
    return inAllStyles(requests().filter(ExamplesTest::isOfRegistration));
  }

  private static boolean isOfRegistration(DocumentedExample example) {
    return example.operationId().endsWith("WebhookRegistration");
  }

  static Stream<Arguments> answersInAllStyles() {
    return inAllStyles(answers());
  }

  private static Stream<Arguments> inAllStyles(Stream<DocumentedExample> examples) {
    return examples.flatMap(
        example -> Stream.of(CallStyle.values()).map(style -> Arguments.of(example, style)));
  }

  @Test
  void everyExampleHasItsPlace() {
    Set<String> placed =
        Stream.concat(requests(), answers())
            .map(DocumentedExample::name)
            .collect(Collectors.toSet());

    assertThat(placed).isEqualTo(Specification.examples().keySet());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestIsValid(DocumentedExample example) {
    ApiOperation<?> operation = example.operation();

    assertThat(
            Contract.violationsOfRequest(
                operation.method(),
                operation.path(),
                "",
                REQUEST_HEADERS,
                example.body().toString()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answerIsValid(DocumentedExample example) {
    ApiOperation<?> operation = example.operation();

    assertThat(
            Contract.violationsOfAnswer(
                operation.method(),
                operation.path().replaceFirst("\\?.*", ""),
                example.status(),
                JSON,
                example.body().toString()))
        .isEmpty();
  }

  /** The simulator has none of the ids; its own stand in for those. */
  @ParameterizedTest
  @MethodSource("requestsOfRegistrations")
  void clientRegistersItAndTheSimulatorTakesIt(DocumentedExample example, CallStyle style) {
    Webhooks webhooks = client(simulator.targetPartner()).webhooks();
    WebhookRegistrationRequest request =
        WebhookRegistrationRequest.fromJson(example.body().toString());
    WebhookRegistration registration = style.result(webhooks.register(request));
    if (example.operationId().equals("updateWebhookRegistration")) {
      registration = style.result(webhooks.update(request));
    }

    assertSent(example.body().getAsJsonObject(), 200);
    assertThat(registration.webhookUrl()).isEqualTo(request.webhookUrl());
    assertThat(registration.webhookEvents()).isEqualTo(request.webhookEvents());
  }

  @ParameterizedTest
  @MethodSource("requestsOfTransfers")
  void clientSendsItAndTheSimulatorTakesIt(DocumentedExample example, CallStyle style) {
    String status =
        switch (example.name()) {
          case "LegacyCreateRequest" -> create(example, style, LegacyTransferRequest.class);
          case "NewCommerceCreateRequest" ->
              create(example, style, NewCommerceTransferRequest.class);
          case "CancelRequest" ->
              update(example, style, simulator.targetRequests(simulator.customer()));
          case "RejectRequest" -> update(example, style, sourceCreates());
          default -> throw new AssertionError("how is " + example + " sent?");
        };

    assertThat(status).isIn("Active", "Pending", "Cancel", "Reject");
  }

  private String sourceCreates() {
    return simulator.sourceCreates(
        simulator.customer(), simulator.customer().subscriptions().get(0));
  }

  private String create(
      DocumentedExample example,
      CallStyle style,
      Class<? extends io.github.partnertransfers.model.CreateTransferRequest> type) {
    boolean legacy = type == LegacyTransferRequest.class;
    JsonObject body = withIdsOfTheSimulator(example.body(), "");
    CustomerTransfers customer =
        customer(legacy ? simulator.sourcePartner() : simulator.targetPartner());

    TransferEntity created = style.result(customer.create(GSON.fromJson(body, type)));

    assertSent(body, 201);
    return created.status().toString();
  }

  private String update(DocumentedExample example, CallStyle style, String transferId) {
    JsonObject body = withIdsOfTheSimulator(example.body(), transferId);
    TransferEntity change = GSON.fromJson(body, TransferEntity.class);

    TransferEntity changed =
        style.result(customer(simulator.targetPartner()).update(transferId, change));

    assertSent(body, 200);
    return changed.status().toString();
  }

  private void assertSent(JsonObject body, int status) {
    RecordedRequest sent = simulator.requests().get(simulator.requests().size() - 1);
    assertThat(JsonParser.parseString(sent.body())).isEqualTo(body);
    assertThat(sent.status()).isEqualTo(status);
  }

  private JsonObject withIdsOfTheSimulator(JsonElement example, String transferId) {
    JsonObject body = example.deepCopy().getAsJsonObject();
    replace(body, "id", transferId);
    replace(body, "sourcePartnerTenantId", simulator.sourcePartner().tenantId());
    replace(body, "targetPartnerTenantId", simulator.targetPartner().tenantId());
    if (body.has("lineItems")) {
      for (int i = 0; i < body.getAsJsonArray("lineItems").size(); i++) {
        replace(
            body.getAsJsonArray("lineItems").get(i).getAsJsonObject(),
            "subscriptionId",
            simulator.customer().subscriptions().get(i).id());
      }
    }
    return body;
  }

  private static void replace(JsonObject body, String property, String value) {
    if (body.has(property)) {
      body.addProperty(property, value);
    }
  }

  @ParameterizedTest
  @MethodSource("answersInAllStyles")
  void simulatorSendsItAndTheClientReadsIt(DocumentedExample example, CallStyle style) {
    ApiOperation<?> operation = example.operation();
    simulator
        .faults()
        .always(
            simulatedOperation(operation),
            Fault.answer(example.status(), example.body().toString())
                .header("Content-Type", "application/json"));
    TransfersClient client = client(simulator.sourcePartner());

    if (example.status() < 300) {
      Object result = operation.make(style, client);
      assertThat(ResponsesTest.json(result)).isEqualTo(example.body());
    } else {
      assertThatExceptionOfType(TransfersException.class)
          .isThrownBy(() -> operation.make(style, client))
          .satisfies(
              failure -> {
                assertThat(failure.status()).isEqualTo(example.status());
                assertThat(failure.description())
                    .isEqualTo(anyOf(example.body().getAsJsonObject(), "description", "message"));
                assertThat(JsonParser.parseString(failure.body())).isEqualTo(example.body());
              });
    }
  }

  private static String anyOf(JsonObject body, String property, String otherwise) {
    return body.get(body.has(property) ? property : otherwise).getAsString();
  }

  private static Operation simulatedOperation(ApiOperation<?> operation) {
    String path = operation.path().replaceFirst("\\?.*", "");
    return Route.of(operation.method(), path).orElseThrow().operation();
  }

  /** Without an order of ours: the simulator's own copy of what was published. */
  @ParameterizedTest
  @MethodSource("publishedTransfers")
  void simulatorHasThePublishedTransfers(DocumentedExample example) {
    simulator.seedDocumentedTransfers();
    boolean list = example.body().isJsonArray();
    JsonObject any =
        (list ? example.body().getAsJsonArray().get(0) : example.body()).getAsJsonObject();
    CustomerTransfers customer =
        client(simulator.sourcePartner()).customer(any.get("customerTenantId").getAsString());

    TransferCall<?> call = list ? customer.list() : customer.get(any.get("id").getAsString());

    assertThat(ResponsesTest.json(call.execute())).isEqualTo(example.body());
  }

  static Stream<DocumentedExample> publishedTransfers() {
    return answers()
        .filter(example -> example.status() == 200)
        .filter(example -> Set.of("listTransfers", "getTransfer").contains(example.operationId()));
  }

  private TransfersClient client(SimulatedPartner partner) {
    return leaks.closing(
        SimulatorClients.builder(simulator, partner)
            .retryPolicy(StubbedService.AT_ONCE)
            .httpClient(leaks.http())
            .build());
  }

  private CustomerTransfers customer(SimulatedPartner partner) {
    return client(partner).customer(simulator.customer().tenantId());
  }
}
