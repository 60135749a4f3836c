package io.github.partnertransfers.cli.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.github.partnertransfers.model.ModelTypeAdapterFactory;
import java.util.List;

/** Prints the service's JSON: other white space, equal in value. */
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
    return harmless(PRETTY.toJson(json));
  }

  /** A model's own JSON. */
  public static String pretty(String json) {
    return pretty(tree(json));
  }

  public static <T> String pretty(List<T> models, Class<T> type) {
    return pretty(
        tree(COMPACT.toJson(models, TypeToken.getParameterized(List.class, type).getType())));
  }

  public static String compact(JsonElement json) {
    return harmless(COMPACT.toJson(json));
  }

  /** Numbers keep their digits. */
  public static JsonElement tree(String json) {
    return JsonParser.parseString(json);
  }

  /** Escapes what JSON allows raw in a string, but some terminals obey. */
  private static String harmless(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      text.append(c >= 0x7f && c <= 0x9f ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }
}
