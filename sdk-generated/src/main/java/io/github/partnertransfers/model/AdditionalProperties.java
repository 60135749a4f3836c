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
 * The properties of a JSON object that the accessors of a model can't represent exactly: properties
 * that the OpenAPI document doesn't describe, and described ones whose value has another JSON type
 * or another spelling or is {@code null}, or whose name differs in letter case.
 *
 * <p>The model writes them unchanged, so reading and writing a body loses nothing. A described
 * property that is set again on the model's builder replaces the raw value.
 *
 * <p>Immutable: {@link #get} returns a copy.
 */
public final class AdditionalProperties {
  /** The origin of a property, unless it was received under an undescribed name. */
  enum Origin {
    /** Received, and read as the described property whose name differs in letter case only. */
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

  /** Returns no additional properties, the default of every model. */
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
   * Returns these properties and one more, which replaces a property of the same name. Only for
   * properties that the model doesn't describe: the model's builder rejects one that has a setter.
   *
   * @throws IllegalArgumentException if the value contains a number that JSON can't represent, such
   *     as NaN; the message names the property
   */
  public AdditionalProperties with(String name, JsonElement value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    String invalid = JsonElements.findInvalidNumber(value);
    if (invalid != null) {
      throw new IllegalArgumentException(
          "Cannot set \"" + name + "\": JSON has no number " + invalid);
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

  /** Returns a copy of the raw JSON of a property, or null. Names are case-sensitive. */
  public @Nullable JsonElement get(String name) {
    JsonElement value = raw(name);
    return value == null ? null : value.deepCopy();
  }

  /** Returns the names in the order in which they were received. */
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

  /** Returns the name under which a described property was received. */
  String receivedName(String name) {
    for (Map.Entry<String, Origin> origin : origins.entrySet()) {
      if (origin.getValue() == Origin.OTHER_CASE && origin.getKey().equalsIgnoreCase(name)) {
        return origin.getKey();
      }
    }
    return name;
  }

  /** Returns the names that the application added. */
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
   * Compares properties and values, ignoring the order. Numbers are equal if their exact values
   * are, as 1.50 and 15e-1; an exponent of more than 15 digits is compared as text.
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

  /** Returns the properties as a JSON object. */
  @Override
  public String toString() {
    return toJsonObject().toString();
  }
}
