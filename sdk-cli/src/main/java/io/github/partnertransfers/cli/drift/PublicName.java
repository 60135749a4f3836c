package io.github.partnertransfers.cli.drift;

import java.util.regex.Pattern;

/** Decides which names of a response may be shown: those of the API, not data in their place. */
final class PublicName {
  /** An object with more unknown names is a map, and an enumeration with more values is a text. */
  static final int MAX_NAMES = 50;

  private static final int MAX_LENGTH = 100;
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /** A GUID or another id in hexadecimal digits. */
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}|\\p{XDigit}{16}");

  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6}");

  /** Annotations of OData, such as lineItems@odata.count, are no addresses. */
  private static final Pattern ADDRESS = Pattern.compile("(?s).+@(?!odata\\.).*");

  private PublicName() {}

  static boolean isProperty(String name) {
    return name.length() <= MAX_LENGTH
        && !ID.matcher(name).find()
        && !LONG_NUMBER.matcher(name).find()
        && !ADDRESS.matcher(name).matches()
        && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  static boolean isEnumValue(String value) {
    return VALUE.matcher(value).matches() && !ID.matcher(value).find();
  }
}
