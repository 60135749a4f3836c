package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of a mutated published body is lost. */
class MutatedDocumentsTest {
  private static final int CASES = Integer.getInteger("mutated.documents", 1_000);

  private static final List<JsonElement> ODD_VALUES =
      JsonParser.parseString(
              "[null,true,0,-0.0,1e400,1e999999999,12.50,9007199254740993,\"\",\"7\",\"true\","
                  + "\"\\u0000\\t\\ud800\",\"2020-03-24T20:44:14.9602780+00:00\","
                  + "\"2024-04-30T18:31:41.5133355\",\"2016-12-31T23:59:60Z\","
                  + "\"2020-02-30T25:61:61Z\",[],[null],[[]],[{}],[1,\"x\",2.0],{},"
                  + "{\"Id\":\"Complete\"},{\"id\":{\"id\":[1]}}]")
          .getAsJsonArray()
          .asList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed-get-complete.json",
        "seed-get-inprogress.json",
        "seed-get-pending.json",
        "seed-create-response.json"
      })
  void noValueIsLost(String sample) throws Exception {
    JsonElement published = JsonParser.parseString(Samples.text(sample));
    for (int seed = 0; seed < CASES; seed++) {
      JsonObject mutated = mutated(published.getAsJsonObject(), new Random(seed));

      TransferEntity transfer = TransferEntity.fromJson(mutated.toString());

      JsonElement written = JsonParser.parseString(transfer.toJson());
      assertThat(JsonElements.equal(written, mutated)).as("%d: %s", seed, mutated).isTrue();
      assertThat(texts(written)).as("%d: %s", seed, mutated).isEqualTo(texts(mutated));
      TransferEntity again = TransferEntity.fromJson(transfer.toJson());
      assertThat(again).as("%d: %s", seed, mutated).isEqualTo(transfer).hasSameHashCodeAs(transfer);
      assertThat(transfer.toBuilder().build()).as("%d", seed).isEqualTo(transfer);
    }
  }

  /** The characters of a document in an order that doesn't depend on that of the properties. */
  private static String texts(JsonElement document) {
    return document
        .toString()
        .chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static JsonElement mutated(JsonElement value, Random random) {
    if (random.nextInt(20) == 0) {
      return ODD_VALUES.get(random.nextInt(ODD_VALUES.size())).deepCopy();
    }
    if (value.isJsonObject()) {
      return mutated(value.getAsJsonObject(), random);
    }
    if (value.isJsonArray()) {
      JsonArray array = new JsonArray();
      for (JsonElement item : value.getAsJsonArray()) {
        array.add(mutated(item, random));
        if (random.nextInt(10) == 0) {
          array.add(mutated(item, random));
        }
      }
      return array;
    }
    return value;
  }

  private static JsonObject mutated(JsonObject value, Random random) {
    JsonObject object = new JsonObject();
    for (Map.Entry<String, JsonElement> member : value.entrySet()) {
      for (int times = random.nextInt(10) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
        object.add(mutated(member.getKey(), random), mutated(member.getValue(), random));
      }
    }
    return object;
  }

  private static String mutated(String name, Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case 2 -> name + "2";
      default -> name;
    };
  }
}
