package io.github.partnertransfers.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftCommandTest extends SimulatorTest {
  private static final String ID = "11111111-2222-3333-4444-555555555555";
  private static final String EMAIL = "ada@contoso.example";

  /** A property, a value and a type that the document does not have. */
  private static String surprisingTransfer(String id) {
    return """
        {"id": "%s", "customerTenantId": "%s", "status": "Simmering", "customerEmailId": "%s",
         "customerName": "Ada Lovelace", "riskScore": 0.25, "contact": {"mail": "%s"},
         "lineItems": [{"friendlyName": "Visio", "quantity": "three",
                        "productType": "a secret of Ada"}]}
        """
        .formatted(id, customer.tenantId(), EMAIL, EMAIL);
  }

  private static CliRunner.Result drift(String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "drift";
    args[1] = "--customer";
    args[2] = customer.tenantId();
    System.arraycopy(options, 0, args, 3, options.length);
    return source().run(args);
  }

  @Test
  void simulatorHasNoDrift() {
    simulator.seedDocumentedTransfers();
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    simulator.partnerAccepts(createdTransfer());
    simulator.targetRequests(customer);
    String documented = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
    String newCommerce = "425829ba-6938-4b55-af29-fbbd28ebeebf";

    CliRunner.Result result = drift(documented, newCommerce, documented);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    // Each customer has a list and an eligibility.
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "transfers: drift: "
                + (2 + 9 + 3 + 3 * 2)
                + " responses compared, none differs from the document");
    assertThat(drift("-o", "json").out()).isEqualToIgnoringNewLines("[]");
  }

  @Test
  @OffContract("what no document has")
  void patchMakesTheDocumentAllowWhatWasSeen() throws Exception {
    simulator.addTransfer(surprisingTransfer(ID));

    CliRunner.Result result = drift();

    assertThat(result.exitCode()).isEqualTo(ExitCode.DRIFT);
    assertThat(result.err())
        .contains("TransferEntity.riskScore is not documented; seen as a number")
        .contains("TransferEntity.contact is not documented; seen as an object")
        .contains("TransferStatus has no value Simmering")
        .contains("ProductType was seen with a value that is no name; it is not shown")
        .contains("TransferLineItem.quantity is documented as an integer; seen as a string")
        .contains("3 responses compared, 5 differences to the document");
    String document = PatchedDocument.apply(result.out());
    assertThat(new OpenAPIV3Parser().readContents(document).getMessages()).isEmpty();
    ResponseComparison again = new ResponseComparison(ApiDocument.parse(document));
    again.add("getTransfer", tree(raw(customer.tenantId() + "/transfers/" + ID)));
    again.add("listTransfers", tree(raw(customer.tenantId() + "/transfers")));
    assertThat(again.findings())
        .singleElement()
        .isEqualTo(new Finding.WithheldValues("ProductType"));
  }

  @Test
  @OffContract("what no document has")
  void differencesAsJson() {
    simulator.addTransfer(surprisingTransfer(ID));

    CliRunner.Result result = drift("-o", "json");

    assertThat(result.exitCode()).isEqualTo(ExitCode.DRIFT);
    JsonElement expected =
        tree(
            """
            [
              {"kind": "unknownProperty", "schema": "TransferEntity", "property": "contact",
               "seen": ["object"]},
              {"kind": "unknownProperty", "schema": "TransferEntity", "property": "riskScore",
               "seen": ["number"]},
              {"kind": "type", "schema": "TransferLineItem", "property": "quantity",
               "documented": "an integer", "seen": ["string"]},
              {"kind": "unknownValue", "schema": "TransferStatus", "value": "Simmering"},
              {"kind": "withheldValues", "schema": "ProductType"}
            ]
            """);
    assertThat(tree(result.out())).isEqualTo(expected);
    assertThat(result.err()).hasLineCount(1);
  }

  @Test
  @OffContract("what no document has")
  void outputHasNoValuesOfResponses() {
    simulator.addTransfer(surprisingTransfer(ID));
    for (String format : new String[] {"table", "json"}) {
      String all = drift("-o", format).all();
      assertThat(all)
          .contains("Simmering")
          .doesNotContain(ID, customer.tenantId(), EMAIL, "contoso", "Ada", "Lovelace")
          .doesNotContain("0.25", "Visio", "three", "mail\"", "secret");
    }
  }

  @Test
  void emptyListIsCompared() {
    CliRunner.Result result = drift();
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("2 responses compared");
  }

  @Test
  @OffContract("what no document has")
  void failedCallDoesNotHideTheOthers() {
    simulator.addTransfer(surprisingTransfer(ID));
    simulator.faults().always(Operation.ELIGIBILITY, Fault.answer(403, "{\"code\": 900150}"));
    simulator.faults().always(Operation.GET, Fault.answer(404, "{\"code\": 900100}"));

    CliRunner.Result result = drift();

    assertThat(result.exitCode()).isEqualTo(ExitCode.DRIFT);
    assertThat(result.err())
        .contains("drift: get was refused: HTTP 404, code 900100")
        .contains("drift: eligibility was refused: HTTP 403, code 900150")
        .contains("1 response compared");
  }

  @Test
  void failedCallDecidesTheExitCodeIfThereIsNoDrift() {
    String transfer = createdTransfer();
    simulator.faults().always(Operation.GET, Fault.throttled(Duration.ofHours(1)));
    CliRunner.Result result = drift();
    assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.err()).contains("HTTP 429", "2 responses compared, none differs");
    assertThat(simulator.transfers()).extracting(each -> each.id()).contains(transfer);
  }

  @Test
  void callsEndWithAFailedLogin() {
    CliRunner.Result result =
        source()
            .with("PARTNER_CENTER_CLIENT_SECRET", "hunter2")
            .run("drift", "--customer", customer.tenantId(), UNKNOWN, "-o", "json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.err()).hasLineCount(1).contains("could not log in").doesNotContain("hunter2");
  }

  @Test
  @OffContract("elements that are no objects")
  void elementsThatAreNoObjectsAreSeen() {
    simulator.faults().always(Operation.LIST, Fault.answer(200, "[null, \"Ada\", {}]"));
    simulator.faults().always(Operation.ELIGIBILITY, Fault.answer(200, "[7]"));
    CliRunner.Result result = drift();
    assertThat(result.exitCode()).isEqualTo(ExitCode.DRIFT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "an element of listTransfers is documented as an object; seen as a string and as an object")
        .contains("an element of getTransfersEligibility is documented as an object")
        .doesNotContain("Ada");
  }

  @Test
  @OffContract("what no document has")
  void listMayBeLong() {
    String transfer =
        "{\"id\": \"no GUID\", \"price\": %d, \"lineItems\": [null, {\"size\": \"%d\"}]}";
    String list =
        IntStream.range(0, 10_000)
            .mapToObj(i -> transfer.formatted(i, i))
            .collect(Collectors.joining(",", "[", "]"));
    simulator.faults().always(Operation.LIST, Fault.answer(200, list));
    CliRunner.Result result = drift();
    assertThat(result.exitCode()).isEqualTo(ExitCode.DRIFT);
    assertThat(result.err().lines())
        .containsExactly(
            "transfers: drift: TransferEntity.price is not documented; seen as an integer",
            "transfers: drift: TransferLineItem.size is not documented; seen as a string",
            "transfers: drift: 10000 listed transfers cannot be read by an id that is a GUID",
            "transfers: drift: 2 responses compared, 2 differences to the document");
  }

  @Test
  @OffContract("a body that is no list")
  void listThatIsNoListIsMalformed() {
    simulator.faults().always(Operation.LIST, Fault.answer(200, "{\"items\": []}"));
    CliRunner.Result result = drift();
    assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.err()).contains("list returned a malformed response");
  }
}
