package io.github.partnertransfers.tests.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a JSON body with some values replaced, left out or repeated; what comes out is JSON. */
final class OddJson {
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0.0",
          "1e400",
          "12.50",
          "99999999999999999999",
          "\"\"",
          "\"7\"",
          "\"true\"",
          "\"\\u0000\\ud800\"",
          "\"2020-03-24T20:44:14.9602780+00:00\"",
          "\"2020-02-30T25:61:61Z\"",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "{}",
          "{\"id\":{\"id\":[1]}}");

  private final StringBuilder text = new StringBuilder();
  private final Random random;

  private OddJson(long seed) {
    random = new Random(seed);
  }

  static String of(String body, long seed) {
    OddJson odd = new OddJson(seed);
    odd.write(JsonParser.parseString(body));
    return odd.text.toString();
  }

  private void write(JsonElement value) {
    if (random.nextInt(20) == 0) {
      text.append(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    } else if (value instanceof JsonObject object) {
      writeObject(object);
    } else if (value instanceof JsonArray array) {
      writeArray(array);
    } else {
      text.append(value);
    }
  }

  private void writeObject(JsonObject object) {
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      int times = random.nextInt(10);
      for (int i = 0; i < (times == 0 ? 0 : times == 1 ? 2 : 1); i++) {
        text.append(comma).append(new JsonPrimitive(member.getKey())).append(':');
        write(member.getValue());
        comma = ",";
      }
    }
    text.append('}');
  }

  private void writeArray(JsonArray array) {
    text.append('[');
    String comma = "";
    for (JsonElement element : array) {
      text.append(comma);
      write(element);
      comma = ",";
    }
    text.append(']');
  }
}
