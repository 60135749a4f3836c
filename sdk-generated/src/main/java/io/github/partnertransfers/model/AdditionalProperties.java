package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a JSON object that a model's own accessors can't give back as they came: those
 * the OpenAPI document doesn't describe, and described ones whose value has another JSON type,
 * another spelling, or is {@code null}.
 *
 * <p>They are written back unchanged with the model, so reading a body and sending it again loses
 * nothing. A described property that is set anew on the model's builder replaces the value kept
 * here.
 *
 * <p>Immutable: what {@link #get} returns is the caller's own copy.
 */
public final class AdditionalProperties {
  private static final AdditionalProperties NONE =
      new AdditionalProperties(new String[0], new JsonElement[0]);

  private final String[] names;
  private final JsonElement[] values;

  private AdditionalProperties(String[] names, JsonElement[] values) {
    this.names = names;
    this.values = values;
  }

  /** No additional properties: what every model has unless it was given some. */
  public static AdditionalProperties none() {
    return NONE;
  }

  static AdditionalProperties of(Map<String, JsonElement> all) {
    return all.isEmpty()
        ? NONE
        : new AdditionalProperties(
            all.keySet().toArray(new String[0]), all.values().toArray(new JsonElement[0]));
  }

  /** These properties and one more; a property of the same name is replaced. */
  public AdditionalProperties with(String name, JsonElement value) {
    Map<String, JsonElement> all = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      all.put(names[i], values[i]);
    }
    all.put(Objects.requireNonNull(name, "name"), value.deepCopy());
    return of(all);
  }

  /** The raw JSON of a property, or null if there is none of that name (names are exact). */
  public @Nullable JsonElement get(String name) {
    JsonElement value = raw(name);
    return value == null ? null : value.deepCopy();
  }

  /** The names of the properties, in the order in which they were received. */
  public List<String> names() {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(names)));
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  JsonElement value(int index) {
    return values[index];
  }

  @Nullable JsonElement raw(String name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  private int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private JsonObject toJsonObject() {
    JsonObject object = new JsonObject();
    for (int i = 0; i < names.length; i++) {
      object.add(names[i], values[i]);
    }
    return object;
  }

  /** Equal if both have the same properties with equal values, in whatever order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdditionalProperties
        && toJsonObject().equals(((AdditionalProperties) other).toJsonObject());
  }

  @Override
  public int hashCode() {
    return toJsonObject().hashCode();
  }

  /** The properties as a JSON object. */
  @Override
  public String toString() {
    return toJsonObject().toString();
  }
}
