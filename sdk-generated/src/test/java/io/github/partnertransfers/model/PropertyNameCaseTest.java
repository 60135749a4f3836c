package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Property names in another case are read, as a production client sends them. */
class PropertyNameCaseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed-get-complete.json",
        "seed-get-inprogress.json",
        "seed-get-pending.json",
        "seed-create-response.json"
      })
  void publishedBodyInPascalCaseIsReadAndWrittenBack(String sample) throws Exception {
    JsonElement published = JsonParser.parseString(Samples.text(sample));
    JsonElement pascal = renamed(published, PropertyNameCaseTest::pascalCase);
    TransferEntity expected = TransferEntity.fromJson(published.toString());

    TransferEntity transfer = TransferEntity.fromJson(pascal.toString());

    assertThat(JsonParser.parseString(transfer.toJson())).isEqualTo(pascal);
    assertThat(transfer.toBuilder().build()).isEqualTo(transfer);
    assertThat(TransferEntity.fromJson(transfer.toJson())).isEqualTo(transfer);
    assertThat(transfer.id()).isEqualTo(expected.id());
    assertThat(transfer.status()).isEqualTo(expected.status());
    assertThat(transfer.createdTime()).isEqualTo(expected.createdTime());
    assertThat(transfer.attributes().etag()).isEqualTo(expected.attributes().etag());
    assertThat(transfer.lineItems())
        .extracting(TransferLineItem::subscriptionId)
        .isEqualTo(expected.lineItems().stream().map(TransferLineItem::subscriptionId).toList());
    assertThat(transfer.links().self().uri()).isEqualTo(expected.links().self().uri());
  }

  private static String pascalCase(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static JsonElement renamed(JsonElement element, UnaryOperator<String> name) {
    if (element.isJsonObject()) {
      JsonObject renamed = new JsonObject();
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        renamed.add(name.apply(member.getKey()), renamed(member.getValue(), name));
      }
      return renamed;
    }
    if (element.isJsonArray()) {
      element.getAsJsonArray().asList().replaceAll(item -> renamed(item, name));
    }
    return element;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"id\":\"a\",\"ID\":\"b\"}; a",
        "{\"ID\":\"b\",\"id\":\"a\"}; a",
        "{\"ID\":\"b\",\"Id\":\"a\"}; b",
        "{\"ID\":\"b\",\"id\":null}; ''",
        "{\"ID\":null,\"Id\":\"a\"}; ''",
        "{\"Id\":7,\"x\":[null,{\"ID\":1}]}; 7",
        "{\"Id\":\"x\",\"Id\":\"a\"}; a"
      })
  void exactNameTakesPrecedenceThenTheFirst(String json, String id) {
    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.id()).isEqualTo(id);
    assertThat(JsonParser.parseString(transfer.toJson())).isEqualTo(JsonParser.parseString(json));
    assertThat(TransferEntity.fromJson(transfer.toJson())).isEqualTo(transfer);
  }

  @Test
  void setPropertyReplacesReceivedOneInAnotherCase() {
    TransferEntity changed =
        TransferEntity.fromJson("{\"ID\":\"a\",\"Status\":\"Active\",\"STATUS\":1}").toBuilder()
            .status(TransferStatus.COMPLETE)
            .build();

    assertThat(changed.toJson()).isEqualTo("{\"status\":\"Complete\",\"ID\":\"a\",\"STATUS\":1}");
  }

  @Test
  void receivedCaseIsKeptWithAddedProperties() {
    TransferEntity received = TransferEntity.fromJson("{\"ID\":\"a\"}");

    TransferEntity changed =
        received.toBuilder()
            .additionalProperties(
                received.additionalProperties().with("note", new JsonPrimitive("x")))
            .build();

    assertThat(changed.id()).isEqualTo("a");
    assertThat(changed.toJson()).isEqualTo("{\"ID\":\"a\",\"note\":\"x\"}");
  }

  @Test
  void rawValuesInAnotherCaseAreKept() {
    String json =
        "{\"CreatedTime\":\"2024-04-30T18:31:41\",\"CompletedTime\":\"soon\","
            + "\"LineItems\":[null,{\"Id\":1.0,\"Status\":{\"Id\":\"Failed\"}},\"stray\"],"
            + "\"TargetProductTypes\":[],\"LINKS\":3}";

    TransferEntity transfer = TransferEntity.fromJson(json);

    assertThat(transfer.createdTime()).isEqualTo(Instant.parse("2024-04-30T18:31:41Z"));
    assertThat(transfer.completedTime()).isNull();
    assertThat(transfer.lineItems()).extracting(TransferLineItem::id).containsExactly(1);
    assertThat(transfer.lineItems().get(0).status()).isEqualTo(LineItemStatus.of("failed"));
    assertThat(transfer.toJson()).isEqualTo(json);
    assertThat(transfer.toBuilder().build()).isEqualTo(transfer);
  }

  @Test
  void requestsAreReadToo() {
    String json =
        "{\"SourcePartnerTenantId\":\"a\",\"TargetPartnerTenantId\":\"b\","
            + "\"LineItems\":[{\"SubscriptionId\":\"c\"}]}";

    LegacyTransferRequest request = LegacyTransferRequest.fromJson(json);

    assertThat(request.sourcePartnerTenantId()).isEqualTo("a");
    assertThat(request.lineItems().get(0).subscriptionId()).isEqualTo("c");
    assertThat(request.toJson()).isEqualTo(json);
  }

  /** Each level keeps its descendants, so the memory grows with the square of the depth. */
  @Test
  void deepNestingIsBounded() {
    StringBuilder json = new StringBuilder("{\"LineItems\":[");
    for (int depth = 0; depth < 100; depth++) {
      json.append("{\"AddonItems\":[");
    }
    json.append("]}".repeat(101));

    TransferEntity transfer = TransferEntity.fromJson(json.toString());

    assertThat(transfer.toJson()).isEqualTo(json.toString());
    assertThat(List.of(transfer)).isEqualTo(List.of(TransferEntity.fromJson(transfer.toJson())));
  }
}
