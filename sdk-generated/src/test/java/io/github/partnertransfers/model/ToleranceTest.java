package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unexpected values never make parsing fail, and no received value is lost. */
class ToleranceTest {
  private static final String ODD =
      """
      {"id": "a", "status": "UnheardOf", "transferType": 97, "newField": {"deep": [1, null, 2.50]},
       "lineItems": [null, {"id": "7", "quantity": "many", "status": "Queued", "x": 1}, "stray"],
       "targetProductTypes": [], "ignoreEligibilityCheck": "false", "customerName": 12.50,
       "createdTime": "yesterday", "completedTime": "2020-03-24T20:44:14.9602780+00:00",
       "links": "none", "attributes": {"objectType": null, "etag": true}, "customerEmailId": null}
      """;

  @Test
  void readsTheOtherPropertiesOfAnUnexpectedBody() {
    TransferEntity transfer = TransferEntity.fromJson(ODD);

    assertThat(transfer.id()).isEqualTo("a");
    assertThat(transfer.status()).isEqualTo(TransferStatus.of("unheardof"));
    assertThat(transfer.status().isKnown()).isFalse();
    assertThat(transfer.transferType()).isEqualTo(TransferType.of(97));
    assertThat(transfer.lineItems()).hasSize(1);
    assertThat(transfer.lineItems().get(0).id()).isEqualTo(7);
    assertThat(transfer.lineItems().get(0).quantity()).isNull();
    assertThat(transfer.lineItems().get(0).additionalProperties().get("quantity"))
        .isEqualTo(new JsonPrimitive("many"));
    assertThat(transfer.ignoreEligibilityCheck()).isFalse();
    assertThat(transfer.customerName()).isEqualTo("12.50");
    assertThat(transfer.createdTime()).isNull();
    assertThat(transfer.completedTime()).isEqualTo(Instant.parse("2020-03-24T20:44:14.960278Z"));
    assertThat(transfer.links()).isNull();
    assertThat(transfer.attributes().objectType()).isNull();
    assertThat(transfer.customerEmailId()).isNull();
  }

  @Test
  void writesAnUnexpectedBodyUnchanged() {
    TransferEntity transfer = TransferEntity.fromJson(ODD);

    assertThat(JsonParser.parseString(transfer.toJson())).isEqualTo(JsonParser.parseString(ODD));
    assertThat(transfer.toJson()).contains("12.50").contains("2.50").contains("9602780+00:00");
    assertThat(transfer.toBuilder().build()).isEqualTo(transfer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":null,\"id\":\"last\"}",
        "{\"id\":7,\"x\":1,\"id\":\"first\",\"x\":2,\"id\":\"last\"}",
        "{\"lineItems\":\"none\",\"lineItems\":[{\"id\":1}],\"lineItems\":[],\"id\":\"last\"}",
        "{\"lineItems\":[{\"id\":1}],\"lineItems\":[{\"id\":2}],\"id\":\"last\"}",
        "{\"status\":{},\"status\":\"Complete\",\"createdTime\":\"soon\","
            + "\"createdTime\":\"2020-03-24T20:44:14Z\",\"id\":\"last\"}"
      })
  void lastValueOfADuplicatePropertyCounts(String repeated) {
    TransferEntity transfer = TransferEntity.fromJson(repeated);

    assertThat(transfer.id()).isEqualTo("last");
    assertThat(JsonParser.parseString(transfer.toJson()))
        .isEqualTo(JsonParser.parseString(repeated));
    assertThat(TransferEntity.fromJson(transfer.toJson())).isEqualTo(transfer);
  }

  @Test
  void setPropertyReplacesReceivedOne() {
    TransferEntity changed =
        TransferEntity.fromJson(ODD).toBuilder()
            .customerEmailId("new@example.com")
            .customerName("Contoso")
            .lineItems(List.of())
            .build();

    assertThat(changed.toJson())
        .contains("\"customerEmailId\":\"new@example.com\"")
        .contains("\"customerName\":\"Contoso\"")
        .contains("\"newField\"")
        .doesNotContain("stray");
  }

  @Test
  void transferTypeKeepsItsForm() {
    assertThat(TransferEntity.fromJson("{\"transferType\":3}").transferType())
        .isSameAs(TransferType.MODERN_AZURE);
    for (String value : List.of("3", "\"NewCommerce\"", "97", "\"3\"", "\"newcommerce\"")) {
      String json = "{\"transferType\":" + value + "}";
      assertThat(TransferEntity.fromJson(json).toJson()).isEqualTo(json);
    }
    assertThat(TransferType.of("NewCommerce")).isEqualTo(TransferType.NEW_COMMERCE);
    assertThat(TransferType.of(5)).isSameAs(TransferType.NEW_COMMERCE).hasToString("NewCommerce");
    assertThat(TransferType.of("3")).isEqualTo(TransferType.MODERN_AZURE);
    assertThat(TransferType.of(97)).isNotEqualTo(TransferType.of(98)).hasToString("97");
    assertThat(TransferType.of(97).isKnown()).isFalse();
  }

  @Test
  void productTypeIsReadFromNumberStringAndObject() {
    String object = "{\"productType\":{\"id\":\"OnlineServicesNCE\",\"displayName\":\"Online\"}}";

    assertThat(TransferLineItem.fromJson("{\"productType\":5}").productType())
        .isEqualTo(
            TransferLineItem.fromJson("{\"productType\":\"OnlineServicesNCE\"}").productType())
        .isEqualTo(TransferLineItem.fromJson(object).productType());
    assertThat(TransferLineItem.fromJson(object).toJson()).isEqualTo(object);
    assertThat(TransferLineItem.fromJson("{\"productType\":5}").toJson())
        .isEqualTo("{\"productType\":5}");
    assertThat(
            TransferLineItem.builder()
                .productType(ProductType.ONLINE_SERVICES_NCE)
                .build()
                .toJson())
        .isEqualTo("{\"productType\":\"OnlineServicesNCE\"}");
  }

  @Test
  void amountsKeepTheirDigits() {
    String json = "{\"billingAmount\":12345678901234567.89}";

    LastKnownBillingDetails details = LastKnownBillingDetails.fromJson(json);

    assertThat(details.billingAmount()).isEqualTo(new BigDecimal("12345678901234567.89"));
    assertThat(details.toJson()).isEqualTo(json);
    assertThat(LastKnownBillingDetails.fromJson("{\"billingAmount\":1.50e3}").toJson())
        .isEqualTo("{\"billingAmount\":1.50e3}");
  }

  @Test
  void absentEmptyAndNullAreDistinct() {
    for (String json : List.of("{}", "{\"lineItems\":[]}", "{\"lineItems\":null}")) {
      TransferEntity transfer = TransferEntity.fromJson(json);
      assertThat(transfer.lineItems()).isEmpty();
      assertThat(transfer.toJson()).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcd-03-24T20:44:14Z",
        "2020-13-24T20:44:14Z",
        "2020-03-24T24:00:00Z",
        "2020-03-24",
        "2020-03-24T20:44",
        "2020-03-24T20:44:14.",
        "2020-03-24T20:44:14.Z",
        "2020-03-24T20:44:14.1234567890Z",
        "2020-03-24T20:44:14+1:00",
        "2020-03-24T23:59:61Z",
        "2020-03-24T20:44:60Z",
        ""
      })
  void invalidInstantIsKeptAsText(String text) {
    TransferEntity transfer = TransferEntity.fromJson("{\"createdTime\":\"" + text + "\"}");

    assertThat(transfer.createdTime()).isNull();
    assertThat(transfer.toJson()).isEqualTo("{\"createdTime\":\"" + text + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-30T18:31:41.5133355, 2024-04-30T18:31:41.5133355Z",
    "2024-04-30T18:31:41, 2024-04-30T18:31:41Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.999999999Z",
    "2016-12-31T23:59:60.25, 2016-12-31T23:59:59.999999999Z",
    "2017-01-01T05:29:60+05:30, 2016-12-31T23:59:59.999999999Z"
  })
  void timesWithoutAnOffsetAndLeapSecondsAreReadAndKept(String text, Instant instant) {
    String json = "{\"createdTime\":\"" + text + "\"}";

    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.createdTime()).isEqualTo(instant);
    assertThat(transfer.toJson()).isEqualTo(json);
    assertThat(transfer.toBuilder().createdTime(Instant.EPOCH).build().toJson())
        .isEqualTo("{\"createdTime\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void controlCharactersAreToleratedInEveryString() {
    String odd = "tab\tline\nnull\u0000";

    TransferEntity transfer =
        TransferEntity.fromJson(
            "{\"customerName\":\""
                + odd
                + "\",\"new\":[{\"deep"
                + odd
                + "\":\""
                + odd
                + "\"}],"
                + "\"status\":{\"id\":\"Complete\",\"x\":\""
                + odd
                + "\"}}");

    assertThat(transfer.customerName()).isEqualTo(odd);
    assertThat(transfer.additionalProperties().get("new").getAsJsonArray().get(0).getAsJsonObject())
        .extracting(deep -> deep.get("deep" + odd))
        .isEqualTo(new JsonPrimitive(odd));
    assertThat(transfer.status()).isEqualTo(TransferStatus.COMPLETE);
    assertThat(TransferEntity.fromJson(transfer.toJson())).isEqualTo(transfer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\":NaN}", "{\"x\":{a:1}}", "{\"x\":['a']}", "{\"x\":[1;2]}"})
  void malformedJsonInUnknownPropertiesIsRejected(String json) {
    assertThatThrownBy(() -> TransferEntity.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void loneSurrogatesAreWrittenAsEscapes() {
    String json =
        "{\"customerName\":\"a\\ud800\",\"id\":\"\\udc00b\",\"n\\udfffew\":\"\\ud83d\\ud83d\\ude00\"}";

    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.customerName()).isEqualTo("a\ud800");
    assertThat(transfer.toJson())
        .contains("a\\ud800", "\\udc00b", "n\\udfffew", "\\ud83d\ud83d\ude00");
    assertThat(TransferEntity.fromJson(transfer.toJson())).isEqualTo(transfer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"id\":\"Complete\",\"displayName\":\"Done\"}; true",
        "{\"id\":\"CANCELED\"}; true",
        "{\"Id\":\"Expired\"}; true",
        "{\"id\":\"Active\"}; false",
        "{\"id\":\"UnheardOf\"}; false",
        "{\"name\":\"Complete\"}; false",
        "\"Canceled\"; true"
      })
  void terminalStatuses(String status, boolean terminal) {
    String json = "{\"status\":" + status + "}";

    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.status().isTerminal()).isEqualTo(terminal);
    assertThat(transfer.toJson()).isEqualTo(json);
  }

  static Stream<Arguments> listsOfScalars() {
    return Stream.of(
        Arguments.of(Scalar.INTEGER, "[1,\"x\",99999999999,2.0,null,[],3]", List.of(1, 2, 3)),
        Arguments.of(
            Scalar.DECIMAL,
            "[1.50,1e999999999,{},\"2\",1e2]",
            List.of(new BigDecimal("1.50"), new BigDecimal("2"), new BigDecimal("1E+2"))),
        Arguments.of(
            Scalar.INSTANT,
            "[\"soon\",\"2024-04-30T18:31:41\",5,\"2024-04-30T18:31:42Z\"]",
            List.of(Instant.parse("2024-04-30T18:31:41Z"), Instant.parse("2024-04-30T18:31:42Z"))),
        Arguments.of(Scalar.BOOLEAN, "[true,\"false\",\"x\",1]", List.of(true, false)),
        Arguments.of(Scalar.STRING, "[\"a\",5.0,null,true,[\"b\"]]", List.of("a", "5.0", "true")),
        Arguments.of(
            TransferType.ADAPTER,
            "[5,true,null,97]",
            List.of(TransferType.of(5), TransferType.of(97))));
  }

  @ParameterizedTest
  @MethodSource("listsOfScalars")
  void rawElementsOfAListOfScalarsAreKept(
      ValueAdapter<Object> elements, String json, List<?> expected) throws Exception {
    JsonDocument<List<Object>> document = new JsonDocument<>(new ListAdapter<>(elements), "[]");

    List<Object> list = document.decode(json);

    assertThat(list).isEqualTo(expected);
    assertThat(document.adapter().toJson(list)).isEqualTo(json);
  }

  @Test
  void hugeNumbersBesideARawElementAreKept() {
    String json = "{\"lineItems\":[{\"x\":1e400,\"status\":1e400},null]}";

    assertThat(TransferEntity.fromJson(json).toJson())
        .isEqualTo("{\"lineItems\":[{\"status\":1e400,\"x\":1e400},null]}");
    assertThat(
            LastKnownBillingDetails.ADAPTER.toJsonTree(
                LastKnownBillingDetails.builder().billingAmount(new BigDecimal("1E+400")).build()))
        .hasToString("{\"billingAmount\":1E+400}");
  }

  @Test
  void emptyDocumentIsAnEmptyModelOrList() throws Exception {
    assertThat(TransferEntity.fromJson("")).isEqualTo(TransferEntity.builder().build());
    assertThat(new JsonDocument<>(new ListAdapter<>(TransferEntity.ADAPTER), "[]").decode(" \n"))
        .isEmpty();
  }

  @Test
  void byteOrderMarkIsSkipped() {
    assertThat(TransferEntity.fromJson("\uFEFF{\"id\":\"a\"}").id()).isEqualTo("a");
  }

  @Test
  void rawElementsOfATopLevelListAreWritten() throws Exception {
    JsonDocument<List<TransferEntity>> document =
        new JsonDocument<>(new ListAdapter<>(TransferEntity.ADAPTER), "[]");
    String json = "[null,{\"id\":\"a\",\"createdTime\":\"?\"},3,{\"id\":\"b\"}]";

    List<TransferEntity> transfers = document.decode(json);

    assertThat(transfers).extracting(TransferEntity::id).containsExactly("a", "b");
    assertThat(document.adapter().toJson(transfers)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "<html>",
        "{\"id\"",
        "{\"id\":}",
        "{} x",
        "3",
        "null",
        "{id:1}",
        "{\"a\":1,}",
        "{'a':1}"
      })
  void nonObjectIsADecodingError(String text) {
    assertThatThrownBy(
            () -> new JsonDocument<>(TransferEntity.ADAPTER, "{}").decode(new StringReader(text)))
        .isInstanceOf(JsonDecodingException.class)
        .message()
        .contains("line 1 column")
        .doesNotContain("github.com");
  }

  /** Each costs as much as the others: with a search for each, these would take a minute. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyUnknownPropertiesAreReadAndWrittenInTheirOrder() {
    String json =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "\"p" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.additionalProperties().names()).hasSize(200_000);
    assertThat(transfer.toJson()).isEqualTo(json);
  }

  @Test
  void deepNestingIsADecodingError() {
    String text = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatThrownBy(() -> TransferEntity.fromJson(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }

  @Test
  void additionalPropertiesAreImmutable() {
    TransferEntity transfer = TransferEntity.fromJson("{\"new\":{\"a\":1}}");

    transfer.additionalProperties().get("new").getAsJsonObject().addProperty("b", 2);

    assertThat(transfer.toJson()).isEqualTo("{\"new\":{\"a\":1}}");
  }

  @Test
  void wrongTypedRequiredFieldsAreNamed() {
    assertThatThrownBy(() -> LegacyTransferRequest.fromJson("{\"sourcePartnerTenantId\":{}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("sourcePartnerTenantId", "targetPartnerTenantId");
  }

  @Test
  void missingRequiredFieldsAreNamed() {
    assertThatThrownBy(() -> LegacyTransferRequest.builder().sourcePartnerTenantId("a").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targetPartnerTenantId");
    assertThatThrownBy(
            () ->
                LegacyTransferRequest.builder()
                    .sourcePartnerTenantId("a")
                    .targetPartnerTenantId("b")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lineItems");
    assertThatThrownBy(() -> NewCommerceTransferRequest.builder().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "sourcePartnerTenantId", "sourcePartnerName", "customerEmailId", "transferType");
  }
}
