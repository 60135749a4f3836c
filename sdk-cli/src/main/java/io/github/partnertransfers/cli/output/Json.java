package io.github.partnertransfers.cli.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.github.partnertransfers.model.ModelTypeAdapterFactory;
import java.util.List;

/** Formats the service's JSON; only white space and escapes differ. */
public final class Json {
  private static final Gson COMPACT = builder().create();
  private static final Gson PRETTY = builder().setPrettyPrinting().create();

  private Json() {}

  private static GsonBuilder builder() {
    return new GsonBuilder()
        .registerTypeAdapterFactory(ModelTypeAdapterFactory.create())
        .serializeNulls()
        .disableHtmlEscaping();
  }

  public static String pretty(JsonElement json) {
    return escapeControls(PRETTY.toJson(json));
  }

  /** Formats the JSON of a model. */
  public static String pretty(String json) {
    return pretty(tree(json));
  }

  public static <T> String pretty(List<T> models, Class<T> type) {
    return pretty(tree(models, type));
  }

  /** Returns the JSON of a response, with elements that are no models. */
  public static <T> JsonElement tree(List<T> models, Class<T> type) {
    return tree(COMPACT.toJson(models, TypeToken.getParameterized(List.class, type).getType()));
  }

  public static String compact(JsonElement json) {
    return escapeControls(COMPACT.toJson(json));
  }

  /** Parses JSON; numbers keep their digits. */
  public static JsonElement tree(String json) {
    return JsonParser.parseString(json);
  }

  /** Escapes control characters that JSON allows in a string and that terminals interpret. */
  private static String escapeControls(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      text.append(c >= 0x7f && c <= 0x9f ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }
}
