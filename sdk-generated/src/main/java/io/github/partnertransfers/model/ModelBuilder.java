package io.github.partnertransfers.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The base class of generated builders. A list that the builder created and can modify is an {@link
 * ArrayList}; it modifies no other list.
 */
abstract class ModelBuilder {
  AdditionalProperties additionalProperties = AdditionalProperties.none();

  static <E> List<E> copy(String name, Iterable<? extends E> values) {
    if (values instanceof TolerantList) {
      // It is immutable, and an empty one differs from an absent property.
      @SuppressWarnings("unchecked") // It is immutable.
      TolerantList<E> received = (TolerantList<E>) values;
      return received.withoutRaw();
    }
    List<E> copy = new ArrayList<>();
    for (E value : values) {
      copy.add(Objects.requireNonNull(value, name));
    }
    return copy;
  }

  /** Copies a list whose elements are lists or maps, too. */
  static <E> List<E> copy(String name, Iterable<? extends E> values, ValueAdapter<E> elements) {
    List<E> copy = copy(name, values);
    for (int i = 0; copy instanceof ArrayList && i < copy.size(); i++) {
      copy.set(i, elements.immutable(copy.get(i)));
    }
    return copy;
  }

  static <V> Map<String, V> copy(String name, Map<String, ? extends V> entries) {
    if (entries instanceof TolerantMap) {
      // It is immutable, and an empty one differs from an absent property.
      @SuppressWarnings("unchecked") // It is immutable.
      TolerantMap<V> received = (TolerantMap<V>) entries;
      return received.withoutRaw();
    }
    Map<String, V> copy = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends V> entry : entries.entrySet()) {
      copy.put(
          Objects.requireNonNull(entry.getKey(), name),
          Objects.requireNonNull(entry.getValue(), name));
    }
    return Collections.unmodifiableMap(copy);
  }

  /** Copies a map whose values are lists or maps, too. */
  static <V> Map<String, V> copy(
      String name, Map<String, ? extends V> entries, ValueAdapter<V> values) {
    return new MapAdapter<>(values).immutable(copy(name, entries));
  }

  static <E> List<E> append(String name, List<E> list, E value) {
    List<E> own = list instanceof ArrayList ? list : new ArrayList<>(list);
    own.add(Objects.requireNonNull(value, name));
    return own;
  }

  /** Returns a list that later additions to the builder don't change. */
  static <E> List<E> unmodifiable(List<E> list) {
    return list instanceof ArrayList ? Collections.unmodifiableList(new ArrayList<>(list)) : list;
  }

  /** Rejects added properties that have a setter, as their values would be lost. */
  static AdditionalProperties withoutDescribed(
      AdditionalProperties additional, String model, String[] described) {
    for (String added : additional.addedNames()) {
      if (contains(described, added)) {
        throw new IllegalArgumentException(
            "\"" + added + "\" is a described property of " + model + ": use the builder's setter");
      }
    }
    return additional;
  }

  private static boolean contains(String[] names, String searched) {
    for (String name : names) {
      if (name.equalsIgnoreCase(searched)) {
        return true;
      }
    }
    return false;
  }

  /** Throws an exception that names all missing properties. */
  static void checkRequired(String model, @Nullable Object... namesAndValues) {
    List<@Nullable Object> missing = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] == null) {
        missing.add(namesAndValues[i]);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot build " + model + ", required attributes are not set: " + missing);
    }
  }
}
