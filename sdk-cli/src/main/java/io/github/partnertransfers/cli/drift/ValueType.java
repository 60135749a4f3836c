package io.github.partnertransfers.cli.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The types of JSON values, as fine as the document distinguishes them. */
enum ValueType {
  NULL("null", "null"),
  BOOLEAN("boolean", "a boolean"),
  INTEGER("integer", "an integer"),
  /** An integer that does not fit into 32 bits, as the format of all documented ones is int32. */
  LARGE_INTEGER("large integer", "an integer of more than 32 bits"),
  NUMBER("number", "a number"),
  DATE_TIME("date-time", "a date-time"),
  STRING("string", "a string"),
  ARRAY("array", "an array"),
  OBJECT("object", "an object");

  /** Converting a longer number takes quadratic time. */
  private static final int MAX_DIGITS = 100;

  private static final int MAX_INT_DIGITS = 10;
  private static final Pattern DIGITS = Pattern.compile("-?\\d+");
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

  private final String word;
  private final String phrase;

  ValueType(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** Returns the name in JSON output. */
  String word() {
    return word;
  }

  /** Returns the name with an article. */
  String phrase() {
    return phrase;
  }

  static ValueType of(JsonElement value) {
    if (value.isJsonNull()) {
      return NULL;
    }
    if (value.isJsonObject()) {
      return OBJECT;
    }
    return value.isJsonArray() ? ARRAY : of(value.getAsJsonPrimitive());
  }

  private static ValueType of(JsonPrimitive value) {
    if (value.isBoolean()) {
      return BOOLEAN;
    }
    String text = value.getAsString();
    if (value.isNumber()) {
      return ofNumber(text);
    }
    return RFC_3339.matcher(text).matches() ? DATE_TIME : STRING;
  }

  /** In JSON Schema, 5.0 is an integer too. */
  private static ValueType ofNumber(String digits) {
    if (digits.length() > MAX_DIGITS) {
      return DIGITS.matcher(digits).matches() ? LARGE_INTEGER : NUMBER;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(digits).stripTrailingZeros();
    } catch (NumberFormatException | ArithmeticException e) {
      return NUMBER; // The exponent is too large.
    }
    if (number.scale() > 0) {
      return NUMBER;
    }
    boolean isLarge =
        (long) number.precision() - number.scale() > MAX_INT_DIGITS
            || number.longValue() != number.intValue();
    return isLarge ? LARGE_INTEGER : INTEGER;
  }
}
