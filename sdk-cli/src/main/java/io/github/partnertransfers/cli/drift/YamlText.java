package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes YAML as the document does: plain where possible, and long texts folded. */
final class YamlText {
  /** The length of the document's longest lines of prose. */
  static final int MAX_COLUMNS = 116;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** Plain scalars that a YAML parser reads as something else than a string. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private YamlText() {}

  static String indent(int columns) {
    return " ".repeat(columns);
  }

  /** Returns a string scalar on one line, for a key or a value. */
  static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    boolean isPrintable = text.codePoints().allMatch(c -> c >= ' ' && c <= '~');
    return isPrintable ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if ((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Returns the lines of a description. The text has no line feeds. */
  static List<String> description(int column, String text) {
    String line = indent(column) + "description: " + text;
    boolean isPlain =
        Character.isLetter(text.charAt(0)) && !text.contains(": ") && !text.contains(" #");
    if (isPlain && line.length() <= MAX_COLUMNS) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    lines.add(indent(column) + "description: >-");
    lines.addAll(wrapped(column + 2, text));
    return lines;
  }

  /** Returns the lines of a folded text. */
  static List<String> wrapped(int column, String text) {
    return Text.wrap(text, MAX_COLUMNS - column).stream()
        .map(line -> indent(column) + line)
        .toList();
  }
}
