package io.github.partnertransfers.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of a set that the service may extend without notice. Each subclass has a constant for
 * every documented value. Other values are read, compared and written too.
 *
 * <p>The service sends some values as a string, a number or an object. A value is written in the
 * form in which it was received. Two values are equal if they mean the same documented value, in
 * any form and letter case (the number 5 and the string {@code "NewCommerce"} are the same transfer
 * type), or if their texts are equal, ignoring case.
 */
public abstract class OpenEnum {
  /** The JSON form of a value. */
  enum Form {
    STRING,
    NUMBER,
    OBJECT
  }

  private final Form form;
  private final String text;
  private final @Nullable String documentedName;
  private final String key;

  OpenEnum(Form form, String text, @Nullable String documentedName, @Nullable String identity) {
    this.form = form;
    this.text = text;
    this.documentedName = documentedName;
    this.key =
        (documentedName != null ? documentedName : identity != null ? identity : text)
            .toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the value as sent: the string's content, the number's digits, or the object's JSON
   * text.
   */
  public final String value() {
    return text;
  }

  /** Returns whether the OpenAPI document lists this value. */
  public final boolean isKnown() {
    return documentedName != null;
  }

  /** Returns whether this value means one of these, in any form and letter case. */
  final boolean meansAnyOf(String... values) {
    for (String value : values) {
      if (value.equalsIgnoreCase(key)) {
        return true;
      }
    }
    return false;
  }

  final Form form() {
    return form;
  }

  final @Nullable String documentedName() {
    return documentedName;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // Values of different classes are never equal.
  public final boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass() && key.equals(((OpenEnum) other).key);
  }

  @Override
  public final int hashCode() {
    return key.hashCode();
  }

  /**
   * Returns the documented name of a known value ({@code NewCommerce} for 5), or {@link #value}.
   */
  @Override
  public final String toString() {
    return documentedName != null && form != Form.STRING ? documentedName : text;
  }
}
