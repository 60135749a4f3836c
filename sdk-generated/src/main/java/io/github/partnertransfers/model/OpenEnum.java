package io.github.partnertransfers.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of a set that the service may extend without notice. Each subclass has a constant for
 * every value that Microsoft's documents name; any other value is read, compared and written back
 * as well.
 *
 * <p>The service sends some of these values as a string here, as a number there and as an object
 * elsewhere. A value keeps the form in which it came and goes out in that form. Two values are
 * equal if they mean the same documented value, whatever their form and letter case (the number 5
 * and the string {@code "NewCommerce"} are the same transfer type), or else if their text is equal,
 * ignoring case.
 */
public abstract class OpenEnum {
  /** How a value travels in JSON. */
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
   * The value as it travels: the string's content, the number's digits, or the object's JSON text.
   */
  public final String value() {
    return text;
  }

  /** Whether this is a value that the OpenAPI document names. */
  public final boolean isKnown() {
    return documentedName != null;
  }

  /** Whether this value means one of these, whatever its form and letter case. */
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
  @SuppressWarnings("EqualsGetClass") // Values of two sets are never equal; each set is one class.
  public final boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass() && key.equals(((OpenEnum) other).key);
  }

  @Override
  public final int hashCode() {
    return key.hashCode();
  }

  /** The documented name of a known value ({@code NewCommerce} for 5), otherwise its wire text. */
  @Override
  public final String toString() {
    return documentedName != null && form != Form.STRING ? documentedName : text;
  }
}
