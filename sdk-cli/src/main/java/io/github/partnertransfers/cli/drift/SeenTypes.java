package io.github.partnertransfers.cli.drift;

import com.google.gson.JsonElement;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of the values that a property had in all responses, and those of its elements. */
final class SeenTypes {
  private final Set<ValueType> types = EnumSet.noneOf(ValueType.class);
  private @Nullable SeenTypes elements;

  void add(ValueType type) {
    types.add(type);
  }

  /** Adds a value that the document does not describe, with its elements if it is an array. */
  void addUndocumented(JsonElement value) {
    add(ValueType.of(value));
    if (value.isJsonArray()) {
      SeenTypes ofElements = elements();
      value.getAsJsonArray().forEach(element -> ofElements.add(ValueType.of(element)));
    }
  }

  /** Returns the types of the elements of an array, or of the values of a map. */
  SeenTypes elements() {
    if (elements == null) {
      elements = new SeenTypes();
    }
    return elements;
  }

  /**
   * Returns the types without those that another one includes, such as an integer beside a number.
   * Null counts only if nothing else was seen: it stands for an absent value.
   */
  Set<ValueType> distinct() {
    Set<ValueType> distinct = EnumSet.noneOf(ValueType.class);
    distinct.addAll(types);
    if (distinct.size() > 1) {
      distinct.remove(ValueType.NULL);
    }
    if (distinct.contains(ValueType.NUMBER)) {
      distinct.remove(ValueType.LARGE_INTEGER);
      distinct.remove(ValueType.INTEGER);
    }
    if (distinct.contains(ValueType.LARGE_INTEGER)) {
      distinct.remove(ValueType.INTEGER);
    }
    if (distinct.contains(ValueType.STRING)) {
      distinct.remove(ValueType.DATE_TIME);
    }
    return distinct;
  }

  /** Returns the seen types that are not allowed; null is, because any property may be absent. */
  Set<ValueType> without(Set<ValueType> allowed) {
    Set<ValueType> others = EnumSet.noneOf(ValueType.class);
    others.addAll(types);
    others.removeAll(allowed);
    others.remove(ValueType.NULL);
    return others;
  }

  /** Returns the only type, or null if there are several. */
  @Nullable ValueType single() {
    Set<ValueType> distinct = distinct();
    return distinct.size() == 1 ? distinct.iterator().next() : null;
  }

  /** Returns, for example, {@code as a string and as an object}. */
  String phrase() {
    return distinct().stream()
        .map(type -> "as " + type.phrase())
        .collect(Collectors.joining(" and "));
  }
}
