package io.github.partnertransfers.generator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the template of a model shows of an open enumeration. */
final class OpenEnumView {
  final @Nullable String javadoc;
  final @Nullable String deprecated;
  final List<Constant> constants;

  /** Whether values may be numbers. */
  final boolean hasNumbers;

  /** The terminal values, as literals with commas; null if there are none. */
  final @Nullable String terminal;

  OpenEnumView(DocumentNode component) {
    javadoc = Javadoc.of(component);
    deprecated = Javadoc.deprecated(component);
    boolean isSentAsNumber = component.isTrue("x-sent-as-number");
    constants =
        component.get("x-open-enum").elements().stream()
            .map(entry -> new Constant(entry, isSentAsNumber))
            .toList();
    hasNumbers =
        component.get("anyOf").elements().stream()
            .anyMatch(branch -> branch.text("type").equals("integer"));
    String literals =
        component.get("x-terminal").elements().stream()
            .map(each -> JavaLiteral.of(each.text()))
            .collect(Collectors.joining(", "));
    terminal = literals.isEmpty() ? null : literals;
  }

  /** A documented value. */
  static final class Constant {
    final String name;
    final @Nullable String javadoc;
    final String form;
    final String text;
    final String value;
    final @Nullable String number;

    Constant(DocumentNode entry, boolean isSentAsNumber) {
      boolean isNumber = isSentAsNumber && entry.has("number");
      name = entry.text("name");
      javadoc = Javadoc.of(entry);
      value = JavaLiteral.of(entry.text("value"));
      number = entry.has("number") ? JavaLiteral.of(entry.text("number")) : null;
      form = isNumber ? "Form.NUMBER" : "Form.STRING";
      text = isNumber ? JavaLiteral.of(entry.text("number")) : value;
    }
  }
}
