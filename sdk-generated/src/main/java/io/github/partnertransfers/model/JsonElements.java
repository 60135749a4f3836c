package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares Gson trees with exact numbers; Gson compares numbers as {@code double}. */
final class JsonElements {
  private JsonElements() {}

  static boolean equal(@Nullable JsonElement one, @Nullable JsonElement other) {
    if (one == other) {
      return true;
    }
    if (one == null || other == null) {
      return false;
    }
    if (one.isJsonObject()) {
      return other.isJsonObject() && equalObjects(one.getAsJsonObject(), other.getAsJsonObject());
    }
    if (one.isJsonArray()) {
      return other.isJsonArray()
          && equalItems(one.getAsJsonArray().iterator(), other.getAsJsonArray().iterator());
    }
    if (isNumber(one) && isNumber(other)) {
      return equalNumbers(one.getAsString(), other.getAsString());
    }
    return one.equals(other);
  }

  private static boolean equalObjects(JsonObject one, JsonObject other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<String, JsonElement> member : one.entrySet()) {
      if (!equal(member.getValue(), other.get(member.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalItems(Iterator<JsonElement> one, Iterator<JsonElement> other) {
    while (one.hasNext() && other.hasNext()) {
      if (!equal(one.next(), other.next())) {
        return false;
      }
    }
    return !one.hasNext() && !other.hasNext();
  }

  private static boolean equalNumbers(String one, String other) {
    return one.equals(other) || JsonNumbers.canonical(one).equals(JsonNumbers.canonical(other));
  }

  static int hash(JsonElement element) {
    int hash = 1;
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        hash += member.getKey().hashCode() ^ (31 * hash(member.getValue()));
      }
      return hash;
    }
    if (element.isJsonArray()) {
      for (JsonElement item : element.getAsJsonArray()) {
        hash = 31 * hash + hash(item);
      }
      return hash;
    }
    return isNumber(element)
        ? JsonNumbers.canonical(element.getAsString()).hashCode()
        : element.hashCode();
  }

  /** Returns the number of values within an element. An object counts once more. */
  static int size(JsonElement element) {
    int size = 0;
    if (element.isJsonObject()) {
      size++;
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        size += 1 + size(member.getValue());
      }
    } else if (element.isJsonArray()) {
      for (JsonElement item : element.getAsJsonArray()) {
        size += 1 + size(item);
      }
    }
    return size;
  }

  /** Returns the first number that JSON can't represent, such as NaN, or null. */
  static @Nullable String findInvalidNumber(JsonElement element) {
    String invalid = null;
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        invalid = invalid == null ? findInvalidNumber(member.getValue()) : invalid;
      }
    } else if (element.isJsonArray()) {
      for (JsonElement item : element.getAsJsonArray()) {
        invalid = invalid == null ? findInvalidNumber(item) : invalid;
      }
    } else if (isNumber(element) && !JsonNumbers.isNumber(element.getAsString())) {
      invalid = element.getAsString();
    }
    return invalid;
  }

  private static boolean isNumber(JsonElement element) {
    return element.isJsonPrimitive() && ((JsonPrimitive) element).isNumber();
  }
}
