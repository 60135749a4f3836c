package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.contract.OffContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageApiTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final String PUBLISHED_CUSTOMER = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";

  @RegisterExtension
  final PartnerCenterSimulatorExtension extension =
      new PartnerCenterSimulatorExtension(
          PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(START)));

  private PartnerCenterSimulator simulator;
  private ApiClient source;
  private PageClient page;
  private String customer;

  @BeforeEach
  void createClients() {
    simulator = extension.simulator();
    source = ApiClient.ofSource(simulator);
    page = PageClient.of(simulator);
    customer = simulator.customer().tenantId();
  }

  private JsonNode run(String command, String body) {
    PageClient.Response response = page.post(command, body);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private static List<String> values(JsonNode array, String property) {
    List<String> values = new ArrayList<>();
    array.forEach(element -> values.add(element.path(property).asText()));
    return values;
  }

  /** Returns the ids of the transfers in a column. */
  private List<String> column(String name, String query) {
    for (JsonNode column : page.state(query).path("board")) {
      if (column.path("name").asText().equals(name)) {
        return values(column.path("transfers"), "id");
      }
    }
    throw new AssertionError("No column " + name);
  }

  private String create() {
    String subscription = simulator.customer().subscriptions().get(0).id();
    return run(
            "transfers/create",
            "{'customer':'" + customer + "','subscriptions':['" + subscription + "']}")
        .path("id")
        .asText();
  }

  private String request() {
    return run("transfers/request", "{'customer':'" + customer + "'}").path("id").asText();
  }

  private void answer(String command, String transfer) {
    run("transfers/" + command, "{'transfer':'" + transfer + "'}");
  }

  @Test
  void aLegacyTransferIsDrivenFromItsCreationToItsEnd() {
    simulator.processingTime(Duration.ofSeconds(10));
    String transfer = create();
    assertThat(column("Active", "")).containsExactly(transfer);

    answer("accept", transfer);
    assertThat(column("InProgress", "")).containsExactly(transfer);
    run("clock/advance", "{'duration':'PT10S'}");

    assertThat(column("Complete", "")).containsExactly(transfer);
    assertThat(source.get(transfer).value("/status")).isEqualTo("Complete");
    assertThat(simulator.requests()).hasSize(1);
  }

  @Test
  void aNewCommerceTransferIsDrivenFromItsRequestToItsEnd() {
    String transfer = request();
    assertThat(column("Pending", "")).containsExactly(transfer);

    answer("accept", transfer);

    JsonNode card = page.state("").path("board").path(3).path("transfers").path(0);
    assertThat(card.path("newCommerce").asBoolean()).isTrue();
    assertThat(card.path("lineItemCount").asInt()).isEqualTo(3);
    assertThat(values(card.path("lineItems"), "name"))
        .containsExactly("Office 365 E1", "Visio Online Plan 2", "PowerApps per app plan");
  }

  @Test
  void transfersAreRejectedWithdrawnAndCanceled() {
    String rejected = create();
    answer("reject", rejected);
    assertThat(column("Reject", "")).containsExactly(rejected);

    String withdrawn = create();
    answer("withdraw", withdrawn);
    assertThat(source.get(withdrawn).error()).isEqualTo("404 900100");

    String canceled = request();
    answer("withdraw", canceled);
    assertThat(column("Cancel", "")).containsExactly(canceled);
  }

  @Test
  void aTransferThatHasEndedCannotBeAnswered() {
    String transfer = create();
    answer("accept", transfer);

    for (String command : List.of("accept", "reject", "withdraw")) {
      assertThat(page.post("transfers/" + command, "{'transfer':'" + transfer + "'}").error())
          .isEqualTo("409 Cannot process Complete transfer " + transfer + ".");
    }
  }

  @Test
  void lineItemsFailWhereTheUserWantsIt() {
    SimulatedSubscription subscription = simulator.customer().subscriptions().get(0);
    String change = "{'customer':'" + customer + "','subscription':'" + subscription.id() + "',%s}";
    run("subscriptions/change", change.formatted("'transferError':'Not today'"));
    String transfer = create();
    answer("accept", transfer);
    JsonNode item = page.state("").at("/board/5/transfers/0/lineItems/0");
    assertThat(item.path("error").asText()).isEqualTo("Not today");

    run("subscriptions/change", change.formatted("'transferError':null"));
    answer("accept", create());
    assertThat(column("Complete", "")).hasSize(1);
  }

  @Test
  void suspendedSubscriptionsAreNotTransferable() {
    SimulatedSubscription subscription = simulator.customer().subscriptions().get(0);
    run(
        "subscriptions/change",
        "{'customer':'%s','subscription':'%s','state':'SUSPENDED'}"
            .formatted(customer, subscription.id()));

    JsonNode shown = page.state("").at("/customers/customers/0/subscriptions/0");
    assertThat(shown.path("isTransferable").asBoolean()).isFalse();
    assertThat(subscription.state()).isEqualTo(SubscriptionState.SUSPENDED);
  }

  @Test
  void subscriptionsInATransferAreShownAsSuch() {
    create();

    JsonNode subscriptions = page.state("").at("/customers/customers/0/subscriptions");
    assertThat(values(subscriptions, "isInTransfer")).containsExactly("true", "false", "false");
    assertThat(values(subscriptions, "isTransferable")).containsExactly("false", "true", "true");
  }

  @Test
  void customersAndSubscriptionsAreAdded() {
    String added = run("customers/add", "{'name':'Fourth Coffee'}").path("id").asText();
    run("subscriptions/add", "{'customer':'" + added + "','name':'Visio','quantity':7}");

    JsonNode shown = page.state("?filter=fourth").at("/customers/customers/0");
    assertThat(shown.path("tenantId").asText()).isEqualTo(added);
    assertThat(shown.at("/subscriptions/0/quantity").asInt()).isEqualTo(7);
    assertThat(source.forCustomer(added).list().status()).isEqualTo(200);
  }

  @Test
  void theClockRunsAsFastAsWanted() {
    run("clock/run", "{'factor':3600}");
    assertThat(simulator.clock().factor()).isEqualTo(3600);
    run("clock/run", "{'factor':0}");
    run("clock/advance", "{'duration':'P1D'}");

    JsonNode clock = page.state("").path("clock");
    assertThat(Instant.parse(clock.path("instant").asText()))
        .isEqualTo(simulator.clock().instant());
    assertThat(clock.path("factor").asDouble()).isZero();
    assertThat(simulator.clock().instant()).isAfterOrEqualTo(START.plus(Duration.ofDays(1)));
  }

  @Test
  @OffContract("undocumented statuses and responses without a body")
  void faultsAreInjectedShownAndRemoved() {
    run("faults/add", "{'operation':'LIST','fault':'answer','status':503,'times':2}");
    run("faults/add", "{'fault':'answer','status':500,'always':true}");
    run("faults/add", "{'operation':'TOKEN','fault':'emptyResponse','always':true}");
    assertThat(values(page.state("").at("/settings/faults"), "description"))
        .containsExactly(
            "status 503 before the effect",
            "status 500 before the effect",
            "empty response before the effect");
    assertThat(values(page.state("").at("/settings/faults"), "operation"))
        .containsExactly("LIST", "null", "TOKEN");

    assertThat(source.list().status()).isEqualTo(503);
    assertThat(values(page.state("").at("/settings/faults"), "times"))
        .containsExactly("1", "0", "0");
    assertThat(source.createLegacy(0).status()).isEqualTo(500);
    run("faults/clear", "{}");

    assertThat(page.state("").at("/settings/faults")).isEmpty();
    assertThat(source.list().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'fault':'connectionReset' | connection reset before the effect",
        "'fault':'emptyResponse' | empty response before the effect",
        "'fault':'garbage' | garbage before the effect",
        "'fault':'malformedChunk','afterEffect':true | malformed chunk after the effect",
        "'fault':'silence','duration':'PT1S' | silence before the effect",
        "'fault':'delay','duration':'PT1S' | delay after the effect",
        "'fault':'slowBody','duration':'PT1S' | slow body after the effect",
        "'fault':'truncatedBody' | truncated body after the effect",
        "'fault':'badGateway' | status 502 before the effect",
        "'fault':'pageInsteadOfJson' | status 200 before the effect",
        "'fault':'unauthorized' | status 401 before the effect",
        "'fault':'throttled','duration':'PT5S' | status 429 before the effect",
      },
      quoteCharacter = '`')
  void everyFaultCanBeOrdered(String body, String description) {
    run("faults/add", "{" + body + "}");

    JsonNode fault = page.state("").at("/settings/faults/0");
    assertThat(fault.path("description").asText()).isEqualTo(description);
    assertThat(fault.path("times").asInt()).isEqualTo(1);
  }

  @Test
  void requestsAreLimited() {
    run("limit/set", "{'requests':1,'window':'PT1M'}");
    assertThat(source.list().status()).isEqualTo(200);
    assertThat(source.list().status()).isEqualTo(429);
    assertThat(page.state("").at("/settings/limit/window").asText()).isEqualTo("PT1M");

    run("limit/remove", "");

    assertThat(source.list().status()).isEqualTo(200);
    assertThat(page.state("").at("/settings").has("limit")).isFalse();
  }

  @Test
  void tokensAreRevoked() {
    run("tokens/revoke", "{}");

    assertThat(source.list().status()).isEqualTo(401);
  }

  @Test
  void refreshTokensAreRevokedToo() {
    LoginClient login = LoginClient.ofSource(simulator).withSecret();
    String refreshToken = simulator.sourcePartner().refreshToken();
    assertThat(login.refresh(refreshToken).status()).isEqualTo(200);

    run("tokens/revoke", "{'refreshTokens':true}");

    assertThat(login.refresh(refreshToken).status()).isEqualTo(400);
  }

  @Test
  void attemptsOfOneCallAreGrouped() {
    String id = UUID.randomUUID().toString();
    simulator.faults().next(Operation.LIST, Fault.unauthorized());
    source.withHeader("MS-RequestId", id).list();
    source.withHeader("MS-RequestId", UUID.randomUUID().toString()).list();
    source.withHeader("MS-RequestId", id.toUpperCase(Locale.ROOT)).list();

    JsonNode calls = page.state("").path("calls");
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).path("requestId").asText()).isEqualToIgnoringCase(id);
    assertThat(values(calls.get(0).path("attempts"), "status")).containsExactly("401", "200");
    assertThat(calls.get(0).path("operation").asText()).isEqualTo("LIST");
  }

  @Test
  void noSecretOfARequestIsShown() {
    LoginClient.ofSource(simulator).withSecret().refresh(simulator.sourcePartner().refreshToken());
    source.list();

    assertThat(page.state("").path("calls").toString())
        .doesNotContain(simulator.sourcePartner().clientSecret())
        .doesNotContain(simulator.sourcePartner().refreshToken())
        .doesNotContain("Bearer");
  }

  @Test
  void theUserOfADeviceCodeDecides() {
    LoginClient login = LoginClient.ofSource(simulator);
    String scope = LoginClient.PARTNER_CENTER + "/user_impersonation";
    ApiClient.Response approved = login.requestDeviceCode(scope);
    ApiClient.Response declined = login.requestDeviceCode(scope);
    String userCode = approved.value("/user_code");
    assertThat(page.state("").at("/settings/userCodes").get(0).asText()).isEqualTo(userCode);

    run("logins/approve", "{'userCode':'" + userCode + "'}");
    run("logins/decline", "{'userCode':'" + declined.value("/user_code") + "'}");

    assertThat(login.redeemDeviceCode(approved.value("/device_code")).status()).isEqualTo(200);
    assertThat(login.redeemDeviceCode(declined.value("/device_code")).status()).isEqualTo(400);
    assertThat(page.state("").at("/settings/userCodes")).isEmpty();
    assertThat(page.post("logins/approve", "{'userCode':'NONE'}").status()).isEqualTo(409);
  }

  @Test
  void publishedTransfersAreShownWithEveryStatus() {
    run("transfers/add-published", "{}");

    JsonNode board = page.state("?filter=" + PUBLISHED_CUSTOMER).path("board");
    assertThat(values(board, "total"))
        .containsExactly("0", "0", "0", "4", "2", "0", "3", "0", "0", "0");
  }

  @Test
  void aStatusThatNobodyKnowsHasAColumn() {
    simulator.addTransfer(
        "{\"id\":\"67c5b05b-09b5-47ba-9047-5056fe2afa4f\",\"status\":\"Odd\",\"lineItems\":[1,{}],"
            + "\"customerTenantId\":\"823c6c3f-9259-4d51-bae2-5dd06743177f\",\"createdTime\":3}");

    assertThat(column("Other", "")).containsExactly("67c5b05b-09b5-47ba-9047-5056fe2afa4f");
  }

  @Test
  void aColumnIsShownInParts() {
    for (int i = 0; i < 45; i++) {
      simulator.targetRequests(simulator.customer());
    }

    assertThat(column("Pending", "")).hasSize(20);
    assertThat(column("Pending", "?Pending=20"))
        .hasSize(20)
        .doesNotContainAnyElementsOf(column("Pending", ""));
    assertThat(column("Pending", "?Pending=40")).hasSize(5);
    for (String beyond : List.of("60", "999999999", "99999999999", "-1", "x")) {
      assertThat(column("Pending", "?Pending=" + beyond)).isNotEmpty();
    }
    assertThat(column("Pending", "?filter=none")).isEmpty();
  }

  @Test
  void aResetRestoresTheInitialStateAndRunsTheListener() {
    simulator.onReset(() -> simulator.addCustomer("Added by the listener"));
    create();
    run("clock/run", "{'factor':2}");

    run("reset", "{}");

    assertThat(simulator.transfers()).isEmpty();
    assertThat(simulator.clock().instant()).isEqualTo(START);
    assertThat(simulator.clock().factor()).isZero();
    assertThat(values(page.state("").at("/customers/customers"), "name"))
        .containsExactly("Contoso", "Added by the listener");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "none | {} | 404 There is no command none.",
        "clock/advance | | 400 duration is required.",
        "clock/advance | [] | 400 The body must be a JSON object.",
        "clock/advance | {'duration' | 400 The body must be a JSON object.",
        "clock/advance | {'duration':5} | 400 duration must be a string, but is 5",
        "clock/advance | {'duration':'5s'} | 400 duration must be a duration such as PT1.5S or P1D, but is 5s",
        "clock/advance | {'duration':'PT-1S'} | 400 duration must be between PT0S and",
        "clock/advance | {'duration':'P9999999999D'} | 400 duration must be between PT0S and",
        "clock/run | {'factor':-1} | 400 factor must be finite and not negative, but is -1.0",
        "clock/run | {'factor':1e999} | 400 factor must be finite and not negative",
        "clock/run | {'factor':'1'} | 400 factor must be a number, but is \"1\"",
        "transfers/create | {'customer':'x','subscriptions':[]} | 400 There is no customer x.",
        "transfers/accept | {'transfer':'x'} | 409 Transfer x was not found.",
        "customers/add | {'name':' '} | 400 name is required.",
        "customers/add | {'name':null} | 400 name is required.",
        "faults/add | {'fault':'none'} | 400 There is no fault none.",
        "faults/add | {'fault':'garbage','operation':'none'} | 400 There is no operation none.",
        "faults/add | {'fault':'garbage','times':0} | 400 times must be between 1 and 10000, but is 0",
        "faults/add | {'fault':'garbage','times':2147483648} | 400 times must be an integer",
        "faults/add | {'fault':'garbage','times':1.5} | 400 times must be an integer",
        "faults/add | {'fault':'garbage','always':'yes'} | 400 always must be true or false",
        "faults/add | {'fault':'answer','status':100} | 400 status must be between 200 and 999",
        "faults/add | {'fault':'delay','duration':'PT1H'} | 400 delay must be between PT0S and PT2M",
        "faults/add | {'fault':'garbage','times':1e1000000000} | 400 times must be an integer",
        "limit/set | {'requests':0,'window':'PT1S'} | 400 requests must be positive, but is 0",
        "limit/set | {'requests':1,'window':'PT0S'} | 400 window must be between",
        "transfers/processing-time | {'duration':'PT-1S'} | 400 processingTime must be between",
      })
  void aWrongCommandIsExplained(String command, String body, String error) {
    PageClient.Response response = page.post(command, body == null ? "" : body);

    assertThat(response.error()).startsWith(error);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 200_000})
  void aDeepBodyIsExplained(int depth) {
    String body = "{'name':" + "[".repeat(depth) + "]".repeat(depth) + "}";

    assertThat(page.post("customers/add", body).error()).startsWith("400 ");
  }

  /** Two pages, or a page and a test, can do anything at the same time. */
  @Test
  void commandsAtTheSameTimeDoNotFail() {
    String subscription = simulator.customer().subscriptions().get(0).id();
    String create = "{'customer':'" + customer + "','subscriptions':['" + subscription + "']}";
    simulator.onReset(() -> simulator.addCustomer("Added by the listener"));
    List<Callable<PageClient.Response>> actions =
        List.of(
            () -> page.post("reset", "{}"),
            () -> page.post("transfers/create", create),
            () -> page.post("transfers/request", "{'customer':'" + customer + "'}"),
            () -> page.post("faults/add", "{'fault':'garbage','times':3}"),
            () -> page.post("faults/clear", "{}"),
            () -> page.send("GET", "/simulator/api/state", ""));
    List<Integer> statuses =
        IntStream.range(0, 300)
            .parallel()
            .mapToObj(index -> actions.get(index % actions.size()))
            .map(PageApiTest::call)
            .map(PageClient.Response::status)
            .toList();

    assertThat(statuses).hasSize(300).isSubsetOf(200, 400, 409);
    run("reset", "{}");
    assertThat(values(page.state("").at("/customers/customers"), "name"))
        .containsExactly("Contoso", "Added by the listener");
  }

  private static <T> T call(Callable<T> action) {
    try {
      return action.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTransferOfNothingIsExplained() {
    assertThat(
            page.post("transfers/create", "{'customer':'" + customer + "','subscriptions':[]}")
                .error())
        .isEqualTo("400 Select at least one subscription.");
  }
}
