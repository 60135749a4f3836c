package io.github.partnertransfers.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.contract.Contract;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which differences are found, and that the document allows them once it is patched. */
class DocumentPatchTest {
  private static final String DESCRIPTION =
      "          description: Seen in responses, not documented.";

  /** Compares responses to getTransfer. */
  private static List<Finding> findingsIn(String document, String... transfers) {
    ResponseComparison comparison = new ResponseComparison(ApiDocument.parse(document));
    for (String transfer : transfers) {
      comparison.add("getTransfer", JsonParser.parseString(transfer));
    }
    return comparison.findings();
  }

  private static List<Finding> findings(String... transfers) {
    return findingsIn(Contract.document(), transfers);
  }

  /** A patch and the document after it. */
  private record Patched(String document, String patch) {
    /** Returns the lines that the patch adds. */
    String added() {
      return lines("+");
    }

    /** Returns the lines that the patch removes. */
    String removed() {
      return lines("-");
    }

    private String lines(String sign) {
      return patch
          .lines()
          .skip(2)
          .filter(line -> line.startsWith(sign))
          .map(line -> line.substring(1))
          .collect(Collectors.joining("\n"));
    }
  }

  /** Returns the patched document, which is YAML and allows the responses. */
  private static Patched patched(String... transfers) {
    List<Finding> findings = findings(transfers);
    assertThat(findings).isNotEmpty();
    String patch = DocumentPatch.of(ApiDocument.parse(Contract.document()), findings);
    String document = PatchedDocument.apply(patch);
    assertThat(findingsIn(document, transfers)).isEmpty();
    return new Patched(document, patch);
  }

  private static void assertValid(String document) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(document);
    assertThat(result.getMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "some text"                     | type: string
          "2026-01-02T03:04:05.6789Z"     | type: string, format: date-time
          "2026-01-02T03:04:05+01:00"     | type: string, format: date-time
          "2026-01-02"                    | type: string
          ""                              | type: string
          true                            | type: boolean
          7                               | type: integer, format: int32
          7.0                             | type: integer, format: int32
          -2147483648                     | type: integer, format: int32
          2147483648                      | type: number
          123456789012345678901234567890  | type: number
          7.5                             | type: number
          1e400                           | type: number
          1e99999999999                   | type: number
          1e2147483647                    | type: number
          100e2147483647                  | type: number
          1e-2147483647                   | type: number
          0E+99999                        | type: integer, format: int32
          """)
  void unknownPropertyHasTheTypeThatWasSeen(String value, String type) {
    Patched patched = patched("{\"riskScore\": %s}".formatted(value));
    List<String> expected = new ArrayList<>(List.of("        riskScore:"));
    for (String line : type.split(", ", -1)) {
      expected.add("          " + line);
    }
    expected.add(DESCRIPTION);
    assertThat(patched.added().lines()).containsExactlyElementsOf(expected);
    assertThat(patched.removed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": {"b": [1]}} | as an object
          {}                | as an object
          null              | as null
          """)
  void unknownPropertyOfUnknownTypeIsUntyped(String value, String seen) {
    assertThat(patched("{\"riskScore\": %s}".formatted(value)).added())
        .isEqualToIgnoringNewLines(
            """
                    riskScore:
                      description: Seen in responses %s, not documented.
            """
                .formatted(seen)
                .indent(0));
  }

  @Test
  void unknownPropertyOfSeveralTypesIsUntyped() {
    Patched patched =
        patched("{\"size\": \"7\"}", "{\"size\": 7}", "{\"size\": null}", "{\"size\": 7.5}");
    assertThat(patched.added().lines())
        .containsExactly(
            "        size:",
            "          description: Seen in responses as a number and as a string, not documented.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["a", "b"]          |                                                   | type: string
          [1, null, 2]        |                                                   | type: integer; format: int32
          [1, 2.5]            |                                                   | type: number
          []                  | ` Only seen empty.`                               |
          [null]              | ` Its elements are seen as null.`                 |
          [{"a": 1}, {}]      | ` Its elements are seen as an object.`            |
          [[1], [2]]          | ` Its elements are seen as an array.`             |
          ["a", 1]            | ` Its elements are seen as an integer and as a string.` |
          """)
  void unknownArrayHasItems(String value, String sentence, String items) {
    Patched patched = patched("{\"tags\": %s}".formatted(value));
    StringBuilder expected = new StringBuilder("        tags:\n          type: array\n");
    expected.append(DESCRIPTION).append(sentence == null ? "" : sentence).append('\n');
    expected.append(items == null ? "          items: {}\n" : "          items:\n");
    for (String line : items == null ? new String[0] : items.split("; ", -1)) {
      expected.append("            ").append(line).append('\n');
    }
    assertThat(patched.added() + "\n").isEqualTo(expected.toString());
  }

  @Test
  void unknownPropertyIsAddedToItsSchemaWhereverItWasSeen() {
    String document =
        patched(
                """
                {"lineItems": [{"addonItems": [{"price": 1}]}],
                 "links": {"self": {"headers": [{"comment": "x"}]}}}
                """)
            .document();
    ApiDocument patched = ApiDocument.parse(document);
    assertThat(patched.object("TransferLineItem").properties()).containsKey("price");
    assertThat(patched.object("KeyValuePair").properties()).containsKey("comment");
    assertThat(patched.object("TransferEntity").properties()).doesNotContainKey("price");
  }

  @Test
  void onlyTheOuterOfUnknownObjectsIsReported() {
    assertThat(findings("{\"outer\": {\"inner\": {\"innermost\": 1}}}"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("outer").doesNotContain("inner"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's",
        "say \"hi\"",
        "a: b",
        "a #b",
        "- a",
        "line\nfeed",
        "tab\there",
        "back\\slash",
        "größe",
        "名前",
        "\u202eabc",
        "\ud83d\ude00",
        "\u0085\u2028",
        "",
        " ",
        "y",
        "No",
        "null",
        "7",
        "0x1F",
        "1.5",
        "2026-01-02",
        "<<",
        "=",
        "~",
        "*a",
        "&a",
        "!a",
        "%a",
        "@odata.type",
        "lineItems@odata.count",
        "[a]",
        "{a}",
        "a]",
        "?",
        ":",
        "|",
        ">"
      })
  void unknownPropertyMayHaveAnyName(String name) {
    JsonObject transfer = new JsonObject();
    transfer.addProperty(name, 1);
    String document = patched(transfer.toString()).document();
    assertThat(ApiDocument.parse(document).object("TransferEntity").properties()).containsKey(name);
  }

  @Test
  void namesThatDifferInCaseAreOneProperty() {
    assertThat(findings("{\"STATUS\": \"Active\", \"Id\": \"x\"}")).isEmpty();
    assertThat(findings("{\"newThing\": 1}", "{\"NewThing\": \"1\"}")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Simmering      | SIMMERING      | Simmering
          onHold         | ON_HOLD        | onHold
          NCETransfer    | NCE_TRANSFER   | NCETransfer
          a.b-c          | A_B_C          | 'a.b-c'
          3rdParty       | VALUE_3RD_PARTY | '3rdParty'
          Terminal       | VALUE_TERMINAL | Terminal
          no             | NO             | 'no'
          -              | VALUE          | '-'
          1e3            | VALUE_1E3      | '1e3'
          """)
  void unknownValueGoesIntoBothHalves(String value, String name, String written) {
    Patched patched = patched("{\"status\": \"%s\"}".formatted(value));
    assertThat(patched.added())
        .isEqualToIgnoringNewLines(
            """
                      enum: [Active, Pending, InProgress, Complete, Completed, PartiallyComplete, Reject, Cancel, Expired, Failed,
                             %s]
                    - name: %s
                      value: %s
                      description: Seen in responses, not documented.
            """
                .formatted(written, name, written));
  }

  @Test
  void unknownNumberGoesIntoBothHalves() {
    assertThat(patched("{\"transferType\": 7}", "{\"transferType\": 7.0}").added().lines())
        .containsExactly(
            "          enum: [0, 1, 2, 3, 5, 7]",
            "        - name: VALUE_7",
            "          value: '7'",
            "          number: 7",
            DESCRIPTION);
  }

  @Test
  void listedValuesMayBeInBlocks() {
    assertThat(patched("{\"lineItems\": [{\"productType\": \"Perpetual\"}]}").added().lines())
        .containsExactly(
            "            - Perpetual",
            "        - name: PERPETUAL",
            "          value: Perpetual",
            DESCRIPTION);
  }

  @Test
  void enumerationWithoutValuesGetsItsFirst() {
    assertThat(
            patched("{\"lineItems\": [{\"billingDetails\": {\"billingType\": \"usage\"}}]}")
                .document())
        .contains(
            """
                  anyOf:
                    - type: string
                      enum: [usage]
                    - type: string
                    - type: integer
                  x-open-enum:
                    - name: USAGE
                      value: usage
                      description: Seen in responses, not documented.

                OrderStatus:
            """
                .indent(0));
  }

  @Test
  void enumerationOfStringsMayGetANumber() {
    String document = patched("{\"status\": 7}").document();
    assertThat(document)
        .contains(
            """
                    - type: integer
                      enum: [7]
                    - type: string
                    - type: integer
                  x-open-enum:
            """
                .indent(0))
        .contains(
            """
                      value: '7'
                      number: 7
                      description: Seen in responses, not documented.
                  x-sent-as-number: false
                  x-terminal:
            """
                .indent(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\": \"X\"}", "true", "[1]", "7.5", "[]"})
  void enumerationGetsAlternativesForTypes(String value) {
    patched("{\"transferType\": %s}".formatted(value));
  }

  @Test
  void knownValueIsNoDifferenceInAnyForm() {
    assertThat(
            findings(
                "{\"status\": \"cOMPLETE\", \"transferType\": 5.0, \"transferDirection\": \"2\"}",
                "{\"transferType\": \"modernazure\", \"lineItems\": [{\"productType\": {\"id\": 1}}]}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"two words\"",
        "\"\"",
        "\"a@b.example\"",
        "\"b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0\"",
        "\"id-b67f0b00f9e84c57\"",
        "12345678901234567890",
        "1e18",
        "1e400",
        "1e2147483647"
      })
  void valueThatIsNoNameIsNotShown(String value) {
    List<Finding> findings = findings("{\"transferType\": %s}".formatted(value));
    assertThat(findings).hasOnlyElementsOfType(Finding.WithheldValues.class).hasSize(1);
    assertThat(DocumentPatch.of(ApiDocument.ofBuild(), findings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "a@localhost",
        "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0",
        "customer B67F0B00-F9E8-4C57-BCB5-0B8B95C6CCF0",
        "b67f0b00f9e84c57bcb50b8b95c6ccf0",
        "partner5139005",
        "\ud800",
        "a name of more than one hundred characters, which is so long that it can only be a text that the service sent"
      })
  void nameThatMayBeDataIsNotShown(String name) {
    JsonObject transfer = new JsonObject();
    transfer.addProperty(name, 1);
    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    comparison.add("getTransfer", transfer);
    assertThat(comparison.findings())
        .hasOnlyElementsOfType(Finding.WithheldProperties.class)
        .hasSize(1);
  }

  @Test
  void namesOfAMapAreNotShown() {
    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    for (int i = 0; i < 10_000; i++) {
      comparison.add(
          "getTransfer",
          JsonParser.parseString("{\"person%d\": 1, \"status\": \"word%d\"}".formatted(i, i)));
    }
    assertThat(comparison.findings())
        .extracting(Finding::text)
        .hasSize(2)
        .noneMatch(text -> text.contains("person") || text.contains("word"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"customerName": 7}                 | Documented as a string, seen in responses as an integer.
          {"ignoreEligibilityCheck": "false"} | Documented as a boolean, seen in responses as a string.
          {"createdTime": "yesterday"}        | Documented as a date-time, seen in responses as a string.
          {"links": "x"}                      | Documented as an object, seen in responses as a string.
          {"lineItems": {}}                   | Documented as an array, seen in responses as an object.
          {"attributes": []}                  | Documented as an object, seen in responses as an array.
          {"lineItems": [{"quantity": "7"}]}  | Documented as an integer, seen in responses as a string.
          {"lineItems": ["x", {}]}            | An element is documented as an object, and seen in responses as a string and as an object.
          {"targetProductTypes": "Software"}  | Documented as an array, seen in responses as a string.
          """)
  void unexpectedTypeMakesAPropertyUntyped(String transfer, String sentence) {
    assertThat(patched(transfer).added().replaceAll("\\s+", " ")).contains(sentence);
  }

  @Test
  void descriptionOfUntypedPropertyNamesAllSeenTypes() {
    Patched patched =
        patched("{\"customerName\": 7}", "{\"customerName\": \"x\"}", "{\"customerName\": null}");
    assertThat(patched.added().lines())
        .containsExactly(
            "          description: >-",
            "            Name of the customer. Absent from legacy samples. Documented as a string, seen in responses as an",
            "            integer and as a string.");
    assertThat(patched.removed().lines())
        .containsExactly(
            "          type: string",
            "          description: Name of the customer. Absent from legacy samples.");
  }

  @Test
  void widerNumberIsANumber() {
    assertThat(
            patched("{\"lineItems\": [{\"quantity\": 3000000000}, {\"quantity\": 1}]}").document())
        .contains(
            """
                    quantity:
                      type: number
                      description: >-
                        Number of licences. 0 in all new-commerce samples. Documented as an integer, seen in responses as an
                        integer of more than 32 bits.
            """
                .indent(0));
  }

  @Test
  void nullIsNoDifference() {
    assertThat(
            findings(
                """
                {"id": null, "status": null, "transferType": null, "createdTime": null, "links": null,
                 "lineItems": [null, {"quantity": null, "addonItems": null}], "participants": null}
                """,
                "null"))
        .isEmpty();
  }

  @Test
  void responseOfAnotherTypeIsReportedWithoutAPatch() {
    List<Finding> findings = findings("[]");
    assertThat(findings)
        .extracting(Finding::text)
        .containsExactly("getTransfer is documented as an object; seen as an array");
    assertThat(DocumentPatch.of(ApiDocument.ofBuild(), findings)).isEmpty();
    ResponseComparison lists = new ResponseComparison(ApiDocument.ofBuild());
    lists.add("listTransfers", JsonParser.parseString("[null, 7]"));
    lists.add("getTransfersEligibility", JsonParser.parseString("[]"));
    assertThat(lists.findings())
        .extracting(Finding::text)
        .containsExactly(
            "an element of listTransfers is documented as an object; seen as an integer");
  }

  @Test
  void mapHasNoUnknownNames() {
    String order =
        """
        {"orders": [{"lineItems": [{"provisioningContext": {"secret name": "x", "other": %s}}]}]}
        """;
    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    comparison.add("acceptTransfer", JsonParser.parseString(order.formatted("\"y\"")));
    assertThat(comparison.findings()).isEmpty();
    comparison.add("acceptTransfer", JsonParser.parseString(order.formatted("7")));
    List<Finding> findings = comparison.findings();
    assertThat(findings).hasSize(1);
    String document = PatchedDocument.apply(DocumentPatch.of(ApiDocument.ofBuild(), findings));
    assertValid(document);
    ResponseComparison again = new ResponseComparison(ApiDocument.parse(document));
    again.add("acceptTransfer", JsonParser.parseString(order.formatted("7")));
    assertThat(again.findings()).isEmpty();
  }

  /** Everything at once, so that hunks touch each other. */
  @Test
  void manyDifferencesMakeOnePatch() {
    JsonObject transfer = new JsonObject();
    for (String name : ApiDocument.ofBuild().object("TransferEntity").properties().keySet()) {
      transfer.addProperty(name, 7.5);
    }
    JsonArray items = new JsonArray();
    JsonObject item = new JsonObject();
    for (String name : ApiDocument.ofBuild().object("TransferLineItem").properties().keySet()) {
      item.addProperty(name, "no value of any type: " + name);
    }
    items.add(item);
    JsonObject second = new JsonObject();
    second.add("lineItems", items);
    second.addProperty("brandNew", 1);
    JsonObject unlisted = new JsonObject();
    unlisted.addProperty("status", "Dormant");
    unlisted.addProperty("transferType", "Dormant");
    unlisted.addProperty("transferDirection", "Dormant");

    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    for (JsonElement each : List.of(transfer, second, unlisted)) {
      comparison.add("getTransfer", each);
    }
    String document =
        PatchedDocument.apply(DocumentPatch.of(ApiDocument.ofBuild(), comparison.findings()));
    assertValid(document);

    ResponseComparison again = new ResponseComparison(ApiDocument.parse(document));
    for (JsonElement each : List.of(transfer, second, unlisted)) {
      again.add("getTransfer", each);
    }
    assertThat(again.findings()).hasOnlyElementsOfType(Finding.WithheldValues.class);
  }

  /** The edits rely on how the document is written, so try them at all places. */
  @Test
  void everyPropertyAndEnumerationCanChange() {
    ApiDocument document = ApiDocument.ofBuild();
    SeenTypes seen = new SeenTypes();
    seen.add(ValueType.OBJECT);
    seen.add(ValueType.STRING);
    List<Finding> findings = new ArrayList<>();
    for (ApiDocument.ObjectSchema schema : document.objects()) {
      for (String property : schema.properties().keySet()) {
        findings.add(new Finding.UnexpectedType(schema.name(), property, false, "x", seen));
      }
      findings.add(new Finding.UnknownProperty(schema.name(), "brandNew", seen));
    }
    for (EnumSchema enumeration : document.enumerations()) {
      findings.add(new Finding.UnexpectedType(enumeration.name(), null, false, "x", seen));
      findings.add(new Finding.UnknownValue(enumeration.name(), "77", true));
      findings.add(new Finding.UnknownValue(enumeration.name(), "brandNew", false));
    }

    String text = PatchedDocument.apply(DocumentPatch.of(document, findings));

    assertValid(text);
    ApiDocument patched = ApiDocument.parse(text);
    assertThat(patched.objects())
        .hasSameSizeAs(document.objects())
        .allSatisfy(
            schema ->
                assertThat(schema.properties().values())
                    .hasSize(document.object(schema.name()).properties().size() + 1)
                    .allSatisfy(
                        property -> {
                          assertThat(property.type()).isEqualTo(DocumentedType.UNTYPED);
                          assertThat(property.schema().names()).containsExactly("description");
                        }));
    assertThat(patched.enumerations())
        .hasSameSizeAs(document.enumerations())
        .allSatisfy(
            enumeration -> {
              assertThat(enumeration.isKnown("77")).isTrue();
              assertThat(enumeration.isKnown("brandNew")).isTrue();
              assertThat(enumeration.allowed())
                  .contains(ValueType.INTEGER, ValueType.STRING, ValueType.OBJECT);
              assertThat(enumeration.schema().has("x-sent-as-number")).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "AcceptResponse, acceptTransfer",
    "LegacyCreateResponse, updateTransfer",
    "ListResponse, listTransfers",
    "GetPendingResponse, getTransfer",
    "GetInProgressResponse, getTransfer",
    "GetCompleteResponse, getTransfer",
    "EligibilityResponse, getTransfersEligibility"
  })
  void exampleOfTheDocumentHasNoDifference(String example, String operation) {
    Object value =
        new OpenAPIV3Parser()
            .readContents(Contract.document())
            .getOpenAPI()
            .getComponents()
            .getExamples()
            .get(example)
            .getValue();
    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    comparison.add(operation, JsonParser.parseString(value.toString()));
    assertThat(comparison.findings()).isEmpty();
  }

  /** The document has no response with status 200 to a creation; it is of the same type. */
  @ParameterizedTest
  @CsvSource({
    "seed-create-response.json, updateTransfer",
    "seed-list.json, listTransfers",
    "seed-get-pending.json, getTransfer",
    "seed-get-inprogress.json, getTransfer",
    "seed-get-complete.json, getTransfer",
    "seed-eligibility-fixed.json, getTransfersEligibility"
  })
  void publishedResponseHasNoDifference(String sample, String operation) throws IOException {
    ResponseComparison comparison = new ResponseComparison(ApiDocument.ofBuild());
    comparison.add(operation, JsonParser.parseString(sample(sample)));
    assertThat(comparison.findings()).isEmpty();
  }

  private static String sample(String name) throws IOException {
    try (InputStream in = Contract.class.getResourceAsStream("/spec/samples/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void documentOfTheBuildIsThatOfTheProject() {
    assertThat(String.join("\n", ApiDocument.ofBuild().lines())).isEqualTo(Contract.document());
  }
}
