package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.ReflectionAccessFilter;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published body is read and written back equal in JSON value, with reflection blocked. */
class SampleRoundTripTest {
  private static final Type TRANSFERS = new TypeToken<List<TransferEntity>>() {}.getType();
  private static final Type ELIGIBILITIES = new TypeToken<List<TransferEligibility>>() {}.getType();

  private final Gson gson =
      new GsonBuilder()
          .registerTypeAdapterFactory(ModelTypeAdapterFactory.create())
          .addReflectionAccessFilter(type -> ReflectionAccessFilter.FilterResult.BLOCK_ALL)
          .create();

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of("seed-list.json", TRANSFERS),
        Arguments.of("seed-get-inprogress.json", TransferEntity.class),
        Arguments.of("seed-get-pending.json", TransferEntity.class),
        Arguments.of("seed-get-complete.json", TransferEntity.class),
        Arguments.of("seed-create-response.json", TransferEntity.class),
        Arguments.of("seed-create-request.json", LegacyTransferRequest.class),
        Arguments.of("seed-eligibility-fixed.json", ELIGIBILITIES),
        Arguments.of("docs-reject-request.json", TransferEntity.class),
        Arguments.of("docs-update-cancel-request.json", TransferEntity.class),
        Arguments.of("reconstructed-update-cancel-response.json", TransferEntity.class));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesBackWhatItRead(String sample, Type type) throws Exception {
    String text = Samples.text(sample);

    Object value = gson.fromJson(text, type);

    assertThat(json(gson.toJson(value, type))).isEqualTo(json(text));
    if (value instanceof Model model) {
      assertThat(json(model.toJson())).isEqualTo(json(text));
    }
    assertThat(gson.<Object>fromJson(gson.toJson(value, type), type)).isEqualTo(value);
  }

  @Test
  void listReadsEveryTransfer() throws Exception {
    List<TransferEntity> transfers = gson.fromJson(Samples.text("seed-list.json"), TRANSFERS);

    assertThat(transfers).hasSize(9);
    assertThat(transfers)
        .filteredOn(transfer -> TransferStatus.PARTIALLY_COMPLETE.equals(transfer.status()))
        .hasSize(2);
    assertThat(transfers.get(0).createdTime())
        .isEqualTo(Instant.parse("2019-10-09T22:44:13.541144100Z"));
    assertThat(transfers.get(0).lineItems().get(0).subscriptionId())
        .isEqualTo("586DFB1A-E65C-48F4-BF6C-0D62D68AF1D0");
  }

  @Test
  void malformedSampleHasAPosition() throws Exception {
    String text = Samples.text("seed-eligibility.json");

    assertThatThrownBy(
            () ->
                new JsonDocument<>(new ListAdapter<>(TransferEligibility.ADAPTER), "[]")
                    .decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 21 column 4 path $[4]");
  }

  @Test
  void builderCreatesTheDocumentedRequest() throws Exception {
    LegacyTransferRequest request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId("da6c51b5-1246-4a42-b4ab-cbf38df54537")
            .targetPartnerTenantId("656218b1-80c9-40b2-83ae-3a2703b55271")
            .addLineItems(item("7291BFBF-1772-4C5B-A624-18B6152CD8CB"))
            .addLineItems(item("6C0B221B-8DF9-4F4A-A5BB-4C9CBB7B27B0"))
            .build();

    assertThat(request.toJson())
        .isEqualTo(Samples.text("seed-create-request.json").replaceAll("\\s", ""));
  }

  private static LegacyTransferRequestLineItem item(String subscriptionId) {
    return LegacyTransferRequestLineItem.builder()
        .subscriptionId(subscriptionId)
        .partnerIdOnRecord("517285")
        .build();
  }

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }
}
