package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.partnertransfers.model.OpenEnum.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes one kind of {@link OpenEnum}, and finds the constant of a value. */
final class OpenEnumAdapter<T extends OpenEnum> extends ValueAdapter<T> {
  interface Constructor<T> {
    T create(Form form, String text, @Nullable String documentedName, @Nullable String identity);
  }

  private final Constructor<T> constructor;
  private final List<T> constants = new ArrayList<>();
  private final Map<String, T> byIdentity = new HashMap<>();

  /** The documented values by their text, the common case. */
  private final Map<String, T> strings = new HashMap<>();

  private final Map<String, T> numbers = new HashMap<>();

  OpenEnumAdapter(Constructor<T> constructor) {
    this.constructor = constructor;
  }

  /** Adds a documented value and its numbers, which are aliases. */
  OpenEnumAdapter<T> with(T constant, String... number) {
    constants.add(constant);
    (constant.form() == Form.NUMBER ? numbers : strings).put(constant.value(), constant);
    byIdentity.put(constant.value(), constant);
    byIdentity.put(lowerCase(String.valueOf(constant.documentedName())), constant);
    for (String digits : number) {
      byIdentity.put(digits, constant);
      numbers.putIfAbsent(
          digits, constructor.create(Form.NUMBER, digits, constant.documentedName(), null));
    }
    return this;
  }

  List<T> constants() {
    return Collections.unmodifiableList(constants);
  }

  T of(String text) {
    return find(Form.STRING, text, text);
  }

  T of(long number) {
    String digits = Long.toString(number);
    return find(Form.NUMBER, digits, digits);
  }

  @Override
  @Nullable T coerce(JsonElement element) {
    if (element.isJsonObject()) {
      JsonElement id = id((JsonObject) element);
      String text = element.toString();
      return find(Form.OBJECT, text, id instanceof JsonPrimitive ? id.getAsString() : text);
    }
    if (!element.isJsonPrimitive() || element.getAsJsonPrimitive().isBoolean()) {
      return null;
    }
    String text = element.getAsString();
    return find(element.getAsJsonPrimitive().isNumber() ? Form.NUMBER : Form.STRING, text, text);
  }

  private static @Nullable JsonElement id(JsonObject object) {
    JsonElement id = object.get("id");
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      id = id == null && member.getKey().equalsIgnoreCase("id") ? member.getValue() : id;
    }
    return id;
  }

  private T find(Form form, String text, String identity) {
    T documented =
        form == Form.STRING ? strings.get(text) : form == Form.NUMBER ? numbers.get(text) : null;
    if (documented != null) {
      return documented;
    }
    T constant = byIdentity.get(identity);
    if (constant == null) {
      constant = byIdentity.get(lowerCase(identity));
    }
    return constant == null
        ? constructor.create(form, text, null, identity)
        : constructor.create(form, text, constant.documentedName(), null);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  boolean accepts(JsonToken next) {
    return next == JsonToken.STRING || next == JsonToken.NUMBER || next == JsonToken.BEGIN_OBJECT;
  }

  @Override
  @Nullable T read(ModelReader from) throws IOException {
    JsonReader in = from.json();
    JsonToken next = in.peek();
    if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
      String text = in.nextString();
      return find(next == JsonToken.NUMBER ? Form.NUMBER : Form.STRING, text, text);
    }
    return coerce(from.element());
  }

  @Override
  public void write(JsonWriter out, T value) throws IOException {
    if (value.form() == Form.STRING) {
      out.value(value.value());
    } else {
      ModelWriter.write(out, ModelReader.ofText(value.value()).element());
    }
  }
}
