package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal strings at the same property of a document are one object. */
class SharedStringsTest {
  private static final Type TRANSFERS = new TypeToken<List<TransferEntity>>() {}.getType();

  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapterFactory(ModelTypeAdapterFactory.create()).create();

  @Test
  void transfersOfAListShareEqualStrings() throws IOException {
    List<TransferEntity> list = read("seed-list.json");

    String tenant = list.get(0).targetPartnerTenantId();
    assertThat(tenant).isNotNull();
    assertThat(list)
        .hasSize(9)
        .extracting(TransferEntity::targetPartnerTenantId)
        .allSatisfy(each -> assertThat(each).isSameAs(tenant));
  }

  @Test
  void anotherStringInBetweenIsNotShared() {
    List<TransferEntity> list =
        GSON.fromJson(
            """
            [{"id": "a", "customerName": "x"}, {"id": "b"}, {"customerName": "y", "id": "a"},
             {"CustomerName": "z", "customername": "y"}, {"customerName": 7}, {"customerName": "y"}]
            """,
            TRANSFERS);

    assertThat(list).extracting(TransferEntity::id).containsExactly("a", "b", "a", "", "", "");
    assertThat(list)
        .extracting(TransferEntity::customerName)
        .containsExactly("x", null, "y", "z", "7", "y");
  }

  @Test
  void documentsShareNothing() throws IOException {
    assertThat(read("seed-list.json").get(0).id())
        .isEqualTo(read("seed-list.json").get(0).id())
        .isNotSameAs(read("seed-list.json").get(0).id());
  }

  private static List<TransferEntity> read(String sample) throws IOException {
    return GSON.fromJson(Samples.text(sample), TRANSFERS);
  }
}
