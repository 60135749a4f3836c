package io.github.partnertransfers.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every generated builder shares. A list that a builder made itself, and may add to, is an
 * {@link ArrayList}; any other is never changed.
 */
abstract class ModelBuilder<T> {
  AdditionalProperties additionalProperties = AdditionalProperties.none();

  /**
   * Reads the properties of a JSON object to its end. What it reads is held by variables and not by
   * the builder: one builder reads all models of its kind, on any thread, and none is made for
   * each.
   */
  abstract T read(ModelReader in) throws IOException;

  static <E> List<E> copy(String name, Iterable<? extends E> values) {
    if (values instanceof TolerantList) {
      // It never changes; and an empty one has to go out as it came.
      @SuppressWarnings("unchecked") // For the same reason.
      TolerantList<E> received = (TolerantList<E>) values;
      return received.withoutRaw();
    }
    List<E> copy = new ArrayList<>();
    for (E value : values) {
      copy.add(Objects.requireNonNull(value, name));
    }
    return copy;
  }

  static Map<String, String> copy(String name, Map<String, ? extends String> entries) {
    Map<String, String> copy = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends String> entry : entries.entrySet()) {
      copy.put(
          Objects.requireNonNull(entry.getKey(), name),
          Objects.requireNonNull(entry.getValue(), name));
    }
    return Collections.unmodifiableMap(copy);
  }

  static <E> List<E> append(String name, List<E> list, E value) {
    List<E> own = list instanceof ArrayList ? list : new ArrayList<>(list);
    own.add(Objects.requireNonNull(value, name));
    return own;
  }

  /** What a built value may keep: later additions to the builder don't show in it. */
  static <E> List<E> unmodifiable(List<E> list) {
    return list instanceof ArrayList ? Collections.unmodifiableList(new ArrayList<>(list)) : list;
  }

  /** Refuses what the application added under a name that has a setter, which would get lost. */
  static AdditionalProperties withoutDescribed(
      AdditionalProperties additional, String model, String[] described, String... withoutSetter) {
    for (String added : additional.addedNames()) {
      if (contains(described, added) && !contains(withoutSetter, added)) {
        throw new IllegalArgumentException(
            "\""
                + added
                + "\" is no additional property, "
                + model
                + " describes it: use the builder's setter");
      }
    }
    return additional;
  }

  private static boolean contains(String[] names, String wanted) {
    for (String name : names) {
      if (name.equalsIgnoreCase(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Names all that is missing at once. */
  static void checkRequired(String model, @Nullable Object... namesAndValues) {
    List<@Nullable Object> missing = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] == null) {
        missing.add(namesAndValues[i]);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot build " + model + ", some of required attributes are not set " + missing);
    }
  }
}
