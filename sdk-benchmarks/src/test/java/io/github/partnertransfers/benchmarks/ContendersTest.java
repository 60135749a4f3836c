package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The contenders do the same work, or their figures would say nothing. */
class ContendersTest {
  @Test
  void readTheSameTransfers() throws Exception {
    JsonArray published = JsonParser.parseString(Bodies.text(Bodies.LIST)).getAsJsonArray();

    JsonArray ours = new JsonArray();
    for (Object transfer : (List<?>) Documents.ourParse(Bodies.LIST).once()) {
      ours.add(JsonParser.parseString(((TransferEntity) transfer).toJson()));
    }
    JsonElement gson = new Gson().toJsonTree(Documents.gsonParse(Bodies.LIST).once());
    JsonElement jackson = new Gson().toJsonTree(Documents.jacksonParse(Bodies.LIST).once());

    assertThat(ours).isEqualTo(published);
    assertThat(gson).isEqualTo(published);
    assertThat(jackson).isEqualTo(published);
  }

  @Test
  void readEachNameAndValue() throws Exception {
    JsonElement published = JsonParser.parseString(Bodies.text(Bodies.LIST));

    assertThat(Documents.gsonReader(Bodies.LIST).once()).isEqualTo(length(published));
  }

  /** Returns the length of all names and values; the published list has no booleans and nulls. */
  private static int length(JsonElement element) {
    if (element instanceof JsonArray array) {
      return array.asList().stream().mapToInt(ContendersTest::length).sum();
    }
    if (element instanceof JsonObject object) {
      return object.entrySet().stream()
          .mapToInt(member -> member.getKey().length() + length(member.getValue()))
          .sum();
    }
    return element.getAsString().length();
  }

  @Test
  void readTheSameTypes() throws Exception {
    List<?> ours = (List<?>) Documents.ourParse(Bodies.LIST).once();
    List<?> typed = (List<?>) Documents.typedGsonParse(Bodies.LIST).once();

    assertThat(typed).hasSameSizeAs(ours);
    for (int i = 0; i < ours.size(); i++) {
      TransferEntity our = (TransferEntity) ours.get(i);
      TypedTransfer their = (TypedTransfer) typed.get(i);
      assertThat(their.id).isEqualTo(our.id());
      assertThat(their.createdTime).isNotNull().isEqualTo(our.createdTime());
      assertThat(their.lastModifiedTime).isEqualTo(our.lastModifiedTime());
      assertThat(their.completedTime).isEqualTo(our.completedTime());
      assertThat(TypedTransfer.GSON.toJson(their.status))
          .isEqualTo('"' + Objects.requireNonNull(our.status()).value() + '"');
      assertThat(their.lineItems).hasSameSizeAs(our.lineItems());
      assertThat(Objects.requireNonNull(their.lineItems))
          .allSatisfy(item -> assertThat(item.billingCycle).isNotNull());
    }
  }

  @Test
  void readTheSameTransfer() throws Exception {
    OkHttpClient http = CannedAnswer.http(Bodies.TRANSFER);
    try (TransfersClient client = OurClient.over(http, CannedAnswer.URL)) {
      TransferEntity ours = (TransferEntity) Calls.ourGet(client).once();
      PlainTransfer plain =
          (PlainTransfer) Calls.plainGet(PlainApi.over(http, CannedAnswer.URL)).once();

      assertThat(ours.id()).isNotNull().isEqualTo(plain.id);
      assertThat(ours.lineItems()).hasSize(2).hasSameSizeAs(plain.lineItems);
    }
  }

  @Test
  void writeTheSameRequest() throws Exception {
    assertThat(Documents.ourWrite().once()).isEqualTo(Documents.gsonWrite().once());
  }

  @Test
  void areAnsweredOverLoopback() throws Exception {
    try (CannedServer server = CannedServer.serving(Bodies.LIST, Duration.ZERO);
        TransfersClient client = OurClient.at(server.url()).build()) {
      PlainApi api = PlainApi.over(new OkHttpClient(), server.url());

      assertThat((List<?>) Calls.ourList(client).once())
          .hasSameSizeAs((List<?>) Calls.plainList(api).once());
      assertThat(Calls.bareList(new OkHttpClient(), server.url()).once()).isEqualTo(Bodies.LIST);
    }
  }

  @Test
  void makesListsOfAnyLength() throws Exception {
    List<?> transfers = (List<?>) Documents.ourParse(Bodies.list(25)).once();

    assertThat(transfers).hasSize(25);
    assertThat(((TransferEntity) transfers.get(24)).id()).isEqualTo(Bodies.transferId(24));
  }
}
