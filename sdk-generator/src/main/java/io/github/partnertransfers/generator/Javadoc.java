package io.github.partnertransfers.generator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes descriptions as the text of a Javadoc comment. */
final class Javadoc {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PLAIN_CODE = Pattern.compile("[^{}@\\\\*]+");

  private Javadoc() {}

  /** Returns the description of a component, property, operation or entry; null if it has none. */
  static @Nullable String of(DocumentNode described) {
    return text(described.text("description"), described.get("default"));
  }

  /** Returns the description of a parameter, whose schema has the default. */
  static String ofParameter(DocumentNode parameter) {
    String text = text(parameter.text("description"), parameter.get("schema").get("default"));
    return text == null ? "as the service documents it" : text;
  }

  /** Returns why something is deprecated; null if it isn't. */
  static @Nullable String deprecated(DocumentNode described) {
    return text(described.text("x-deprecated-reason"), described.get("no default"));
  }

  private static @Nullable String text(String description, DocumentNode defaultValue) {
    String text = text(description);
    if (!defaultValue.isMissing()) {
      text = (text + " Default: " + code(defaultValue.json().toString()) + ".").strip();
    }
    return text.isEmpty() ? null : text;
  }

  /** Escapes what Javadoc would interpret, and makes code of what stands between backticks. */
  static String text(String description) {
    StringBuilder text = new StringBuilder();
    Matcher code = CODE.matcher(description);
    int end = 0;
    while (code.find()) {
      text.append(escape(description.substring(end, code.start())));
      text.append(code(code.group(1)));
      end = code.end();
    }
    return text.append(escape(description.substring(end))).toString().strip();
  }

  static String code(String code) {
    return PLAIN_CODE.matcher(code).matches()
        ? "{@code " + code + "}"
        : "<code>" + escape(code) + "</code>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("\\", "&#92;")
        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }
}
