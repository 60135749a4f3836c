package io.github.partnertransfers.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the service answers: bodies that Microsoft published, and lists of many such transfers. */
final class Bodies {
  static final byte[] LIST = published("seed-list.json");
  static final byte[] TRANSFER = published("seed-get-complete.json");
  static final byte[] CREATE_REQUEST = published("seed-create-request.json");

  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().create();

  private Bodies() {}

  /** The transfers of the published list over and over, each with an id of its own. */
  static byte[] list(int transfers) {
    JsonArray seed = JsonParser.parseString(text(LIST)).getAsJsonArray();
    JsonArray list = new JsonArray();
    for (int i = 0; i < transfers; i++) {
      JsonElement transfer = seed.get(i % seed.size()).deepCopy();
      ((JsonObject) transfer).addProperty("id", transferId(i));
      list.add(transfer);
    }
    return PRETTY.toJson(list).getBytes(StandardCharsets.UTF_8);
  }

  static String transferId(int number) {
    return String.format("a0000000-0000-0000-0000-%012d", number);
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static byte[] published(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream("/spec/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
