package io.github.partnertransfers.cli.input;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.partnertransfers.cli.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object from a file of the user.
 *
 * @param name the file's name as given by the user
 */
public record JsonFile(String name, String text, JsonObject object) {
  private static final Pattern POSITION = Pattern.compile(" at (line \\d+ column \\d+)");

  public static JsonFile read(String name, InputStream standardInput) {
    TextFile file = TextFile.read(name, standardInput);
    String shown = file.name();
    String text = file.text();
    if (text.isBlank()) {
      throw new BadInputException(shown + " is empty");
    }
    JsonElement element = parse(shown, text);
    if (!element.isJsonObject()) {
      throw new BadInputException(shown + " must hold one JSON object, but is " + kind(element));
    }
    return new JsonFile(shown, text, element.getAsJsonObject());
  }

  public void fail(String problem) {
    throw new BadInputException(name + ": " + problem);
  }

  private static JsonElement parse(String shown, String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("more than one value" + reader);
      }
      return element;
    } catch (JsonParseException | IOException e) {
      String where = position(e.getCause() == null ? e.toString() : e.getCause().toString());
      throw new BadInputException(
          shown + " is not JSON" + (where.isEmpty() ? position(reader.toString()) : where));
    }
  }

  private static String position(String message) {
    Matcher matcher = POSITION.matcher(message);
    return matcher.find() ? ", at " + matcher.group(1) : "";
  }

  private static String kind(JsonElement element) {
    return element.isJsonArray() ? "an array" : element.isJsonNull() ? "null" : "a single value";
  }
}
