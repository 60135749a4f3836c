package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a JSON object that a model's own accessors can't give back as they came: those
 * the OpenAPI document doesn't describe, and described ones whose value has another JSON type or
 * another spelling, or is {@code null}, or whose name is spelled in another letter case.
 *
 * <p>They are written back unchanged with the model, so reading a body and sending it again loses
 * nothing. A described property that is set anew on the model's builder replaces the value kept
 * here.
 *
 * <p>Immutable: what {@link #get} returns is the caller's own copy.
 */
public final class AdditionalProperties {
  /** Where a property comes from, unless it was received under a name that the model ignores. */
  enum Origin {
    /** Received and read as a described property whose name differs in letter case only. */
    OTHER_CASE,
    /** Added by the application. */
    APPLICATION
  }

  private static final AdditionalProperties NONE =
      new AdditionalProperties(new String[0], new JsonElement[0], Collections.emptyMap());

  private final String[] names;
  private final JsonElement[] values;
  private final Map<String, Origin> origins;

  private AdditionalProperties(String[] names, JsonElement[] values, Map<String, Origin> origins) {
    this.names = names;
    this.values = values;
    this.origins = origins;
  }

  /** No additional properties: what every model has unless it was given some. */
  public static AdditionalProperties none() {
    return NONE;
  }

  static AdditionalProperties of(Map<String, JsonElement> all, Map<String, Origin> origins) {
    return all.isEmpty()
        ? NONE
        : new AdditionalProperties(
            all.keySet().toArray(new String[0]), all.values().toArray(new JsonElement[0]), origins);
  }

  /**
   * These properties and one more; a property of the same name is replaced. It is for a property
   * that the model doesn't describe: the model's builder refuses one that has a setter.
   *
   * @throws IllegalArgumentException if the value holds a number that JSON can't represent, such as
   *     NaN; the message names the property
   */
  public AdditionalProperties with(String name, JsonElement value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    String invalid = JsonElements.findInvalidNumber(value);
    if (invalid != null) {
      throw new IllegalArgumentException(
          "Cannot set \"" + name + "\", JSON has no number " + invalid);
    }
    Map<String, JsonElement> all = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      all.put(names[i], values[i]);
    }
    all.put(name, value.deepCopy());
    Map<String, Origin> allOrigins = new HashMap<>(origins);
    allOrigins.put(name, Origin.APPLICATION);
    return of(all, allOrigins);
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

  /** The name under which a described property was received, if it was kept here. */
  String receivedName(String name) {
    for (Map.Entry<String, Origin> origin : origins.entrySet()) {
      if (origin.getValue() == Origin.OTHER_CASE && origin.getKey().equalsIgnoreCase(name)) {
        return origin.getKey();
      }
    }
    return name;
  }

  /** The names that the application added. */
  List<String> addedNames() {
    List<String> added = new ArrayList<>();
    for (Map.Entry<String, Origin> origin : origins.entrySet()) {
      if (origin.getValue() == Origin.APPLICATION) {
        added.add(origin.getKey());
      }
    }
    return added;
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

  /**
   * Equal if both have the same properties with equal values, in whatever order. Numbers are equal
   * if their exact values are, as 1.50 and 15e-1; an exponent of more than 15 digits is compared by
   * its text.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdditionalProperties
        && JsonElements.equal(toJsonObject(), ((AdditionalProperties) other).toJsonObject());
  }

  @Override
  public int hashCode() {
    return JsonElements.hash(toJsonObject());
  }

  /** The properties as a JSON object. */
  @Override
  public String toString() {
    return toJsonObject().toString();
  }
}
