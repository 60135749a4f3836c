package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.tests.faults.MatrixOperations;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.CommandLineRun;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import io.swagger.v3.oas.models.PathItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the OpenAPI document has all that an operation needs. A failure says what to
 * add; CONTRIBUTING.md lists the steps in order.
 */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class EveryOperationTest {
  /** Why an operation has no command. */
  private static final Map<String, String> WITHOUT_COMMAND = Map.of();

  /** Why the simulator does not serve an operation. */
  private static final Map<String, String> NOT_SIMULATED = Map.of();

  /** Why an operation has no example of a request with a body, or of a successful response. */
  private static final Map<String, String> WITHOUT_REQUEST_EXAMPLE = Map.of();

  private static final Map<String, String> WITHOUT_RESPONSE_EXAMPLE =
      Map.of("withdrawTransfer", "its response has no body");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final PartnerCenterSimulator simulator;

  EveryOperationTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  /** An operation of the document, and where it is. */
  record Documented(String operationId, String tag, String method, String path, boolean hasBody) {
    @Override
    public String toString() {
      return operationId;
    }
  }

  static Stream<Documented> operations() {
    List<Documented> operations = new ArrayList<>();
    Specification.DOCUMENT
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, each) -> operations.add(documented(path, method, each))));
    return operations.stream();
  }

  private static Documented documented(
      String path, PathItem.HttpMethod method, io.swagger.v3.oas.models.Operation operation) {
    return new Documented(
        operation.getOperationId(),
        operation.getTags().get(0),
        method.name(),
        path,
        operation.getRequestBody() != null);
  }

  private static Stream<ApiOperation<?>> callsOf(Documented operation) {
    return ApiOperations.all().filter(each -> each.operationId().equals(operation.operationId()));
  }

  /** OperationsOnTheWireTest and its neighbors test what is listed there. */
  @ParameterizedTest
  @MethodSource("operations")
  void clientHasAMethod(Documented operation) {
    assertThat(callsOf(operation).toList())
        .as(
            "%s: add a method to the client in sdk-core (of the tag %s), and to ApiOperations in"
                + " sdk-tests a call of it with the documented request and response",
            operation, operation.tag())
        .isNotEmpty()
        .allSatisfy(
            call -> {
              assertThat(call.method()).isEqualTo(operation.method());
              assertThat(call.path().replaceFirst("\\?.*", ""))
                  .matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+"));
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void documentHasExamples(Documented operation) {
    Set<String> requests = new TreeSet<>();
    DocumentedExample.ofRequests().forEach(each -> requests.add(each.operationId()));
    Set<String> responses = new TreeSet<>();
    DocumentedExample.ofAnswers()
        .filter(each -> each.status() < 300)
        .forEach(each -> responses.add(each.operationId()));

    if (operation.hasBody()) {
      checkOneOf(
          operation,
          requests.contains(operation.operationId()),
          "an example of the request body in the OpenAPI document",
          WITHOUT_REQUEST_EXAMPLE,
          "WITHOUT_REQUEST_EXAMPLE");
    }
    checkOneOf(
        operation,
        responses.contains(operation.operationId()),
        "an example of the successful response in the OpenAPI document",
        WITHOUT_RESPONSE_EXAMPLE,
        "WITHOUT_RESPONSE_EXAMPLE");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void simulatorServesIt(Documented operation) {
    checkOneOf(
        operation,
        simulated(operation).isPresent(),
        "a constant of Operation, a route and a response in sdk-simulator",
        NOT_SIMULATED,
        "NOT_SIMULATED");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void faultMatrixCallsIt(Documented operation) {
    Optional<Operation> simulated = simulated(operation);
    if (simulated.isPresent()) {
      assertThat(MatrixOperations.all())
          .as(
              "%s: add a TestedOperation to the fault matrix in sdk-tests (tests.faults)",
              operation)
          .contains(simulated.get());
    }
  }

  /** Calls the simulator and returns as which operation it recorded the request. */
  private Optional<Operation> simulated(Documented operation) {
    ApiOperation<?> call = callsOf(operation).findFirst().orElse(null);
    if (call == null) {
      return Optional.empty(); // Another test says so.
    }
    try {
      call.make(
          CallStyle.BLOCKING,
          leaks.closing(
              SimulatorClients.builder(simulator, simulator.sourcePartner())
                  .httpClient(leaks.http())
                  .build()));
    } catch (TransfersException e) {
      // The simulator does not know the ids.
    }
    RecordedRequest last = simulator.requests().get(simulator.requests().size() - 1);
    assertThat(last.path()).isEqualTo(call.path().replaceFirst("\\?.*", ""));
    return Optional.ofNullable(last.operation());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void commandLineCallsIt(Documented operation) {
    boolean isPresent = CommandLines.operationIds().contains(operation.operationId());
    checkOneOf(
        operation,
        isPresent,
        "a command to sdk-cli and its command line to CommandLines",
        WITHOUT_COMMAND,
        "WITHOUT_COMMAND");
    if (isPresent) {
      assertThat(verboseLogOf(operation))
          .as(
              "%s: its command line in CommandLines does not call it, or METHODS of AttemptLog in"
                  + " sdk-cli lacks it",
              operation)
          .contains("Z  " + operation.method() + " " + operation.operationId() + "  attempt 1");
    }
  }

  private String verboseLogOf(Documented operation) {
    Map<String, String> environment =
        Map.of(
            "PARTNER_CENTER_BASE_URL", simulator.url(),
            "PARTNER_CENTER_LOGIN_URL", simulator.loginUrl(),
            "PARTNER_CENTER_ACCESS_TOKEN", simulator.tokens().issue(simulator.sourcePartner()));
    String input = callsOf(operation).map(ApiOperation::requestBody).findFirst().orElse("");
    return CommandLineRun.of(
            environment,
            input,
            CommandLines.arguments(
                operation.operationId(), simulator.customer().tenantId(), "--verbose"))
        .err();
  }

  /** Fails unless the operation has something, or a reason why not, but not both. */
  private static void checkOneOf(
      Documented operation,
      boolean isPresent,
      String what,
      Map<String, String> reasons,
      String nameOfReasons) {
    assertThat(isPresent || reasons.containsKey(operation.operationId()))
        .as("%s: add %s, or the reason why not to %s", operation, what, nameOfReasons)
        .isTrue();
    assertThat(isPresent && reasons.containsKey(operation.operationId()))
        .as("%s: there is %s; remove it from %s", operation, what, nameOfReasons)
        .isFalse();
  }

  @Test
  void tablesOfThisTestHaveNoOtherOperations() {
    Map<String, Set<String>> tables = new TreeMap<>();
    tables.put("CommandLines", CommandLines.operationIds());
    tables.put("WITHOUT_COMMAND", WITHOUT_COMMAND.keySet());
    tables.put("NOT_SIMULATED", NOT_SIMULATED.keySet());
    tables.put("WITHOUT_REQUEST_EXAMPLE", WITHOUT_REQUEST_EXAMPLE.keySet());
    tables.put("WITHOUT_RESPONSE_EXAMPLE", WITHOUT_RESPONSE_EXAMPLE.keySet());
    List<String> documented = operations().map(Documented::operationId).toList();

    assertThat(tables)
        .allSatisfy(
            (table, operationIds) -> assertThat(operationIds).as(table).isSubsetOf(documented));
  }

  /** The interface of a tag is generated, so it has each operation; the client has to use it. */
  @Test
  void everyTagHasAnInterfaceThatTheClientUses() {
    Set<String> tags = new TreeSet<>();
    operations().map(Documented::tag).forEach(tags::add);

    assertThat(tags)
        .as("the tags whose operations sdk-core calls; a new tag needs an entry point there")
        .containsExactly("Transfers", "Webhooks");
    assertThat(tags)
        .allSatisfy(
            tag ->
                assertThat(Class.forName("io.github.partnertransfers.api." + tag + "Api"))
                    .isInterface());
  }
}
