package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.cli.drift.Finding.UnexpectedType;
import io.github.partnertransfers.cli.drift.Finding.UnknownValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The edits that add values and types to both halves of an open enumeration. */
final class EnumEdits {
  private static final String ALTERNATIVES = "anyOf";
  private static final String CONSTANTS = "x-open-enum";
  private static final String SENT_AS_NUMBER = "x-sent-as-number";

  /** Fields of the generated classes. */
  private static final Set<String> RESERVED = Set.of("ADAPTER", "TERMINAL");

  private final ApiDocument document;
  private final EnumSchema enumeration;
  private final YamlMap schema;
  private final List<Edit> edits = new ArrayList<>();

  /** New alternatives without values, which stand at the end. */
  private final List<String> bareAlternatives = new ArrayList<>();

  EnumEdits(ApiDocument document, EnumSchema enumeration) {
    this.document = document;
    this.enumeration = enumeration;
    this.schema = enumeration.schema();
  }

  /**
   * Returns the edits.
   *
   * @param unexpected the types that were seen; null if the enumeration allows all of them
   */
  List<Edit> of(List<UnknownValue> values, @Nullable UnexpectedType unexpected) {
    addValues(
        "integer",
        values.stream().filter(UnknownValue::isNumber).map(UnknownValue::value).toList());
    addValues(
        "string",
        values.stream()
            .filter(value -> !value.isNumber())
            .map(value -> YamlText.scalar(value.value()))
            .toList());
    if (unexpected != null) {
      unexpected.seen().without(enumeration.allowed()).forEach(type -> addBare(name(type)));
    }
    if (!bareAlternatives.isEmpty()) {
      edits.add(Edit.insert(document.endOfBlock(schema.key(ALTERNATIVES)), bareAlternatives));
    }
    addConstants(values);
    return edits;
  }

  private static String name(ValueType type) {
    return switch (type) {
      case INTEGER, LARGE_INTEGER -> "integer";
      case STRING, DATE_TIME -> "string";
      default -> type.word();
    };
  }

  private void addValues(String type, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    YamlMap listing = find(type, true);
    if (listing == null) {
      addAlternative(type, values);
    } else {
      addTo(listing, values);
    }
    addBare(type);
  }

  private @Nullable YamlMap find(String type, boolean isListing) {
    return enumeration.alternatives().stream()
        .filter(alternative -> alternative.text("type").equals(type))
        .filter(alternative -> alternative.has("enum") == isListing)
        .findFirst()
        .orElse(null);
  }

  /** Adds an alternative with values, which stands before those without. */
  private void addAlternative(String type, List<String> values) {
    int line = document.endOfBlock(schema.key(ALTERNATIVES));
    for (YamlMap alternative : enumeration.alternatives()) {
      if (!alternative.has("enum")) {
        line = Math.min(line, alternative.key(alternative.names().get(0)).getStartMark().getLine());
      }
    }
    String indent = alternativeIndent();
    edits.add(
        Edit.insert(
            line,
            List.of(
                indent + "- type: " + type,
                indent + "  enum: [" + String.join(", ", values) + "]")));
  }

  private String alternativeIndent() {
    return YamlText.indent(schema.key(ALTERNATIVES).getStartMark().getColumn() + 2);
  }

  /** Adds an alternative that allows any other value of a type, if there is none. */
  private void addBare(String type) {
    String line = alternativeIndent() + "- type: " + type;
    if (find(type, false) == null && !bareAlternatives.contains(line)) {
      bareAlternatives.add(line);
      if (type.equals("array")) {
        bareAlternatives.add(alternativeIndent() + "  items: {}");
      }
    }
  }

  private void addTo(YamlMap alternative, List<String> values) {
    List<Node> listed = alternative.list("enum");
    Node last = listed.get(listed.size() - 1);
    int column = listed.get(0).getStartMark().getColumn();
    int line = last.getEndMark().getLine();
    boolean isInBrackets =
        alternative.value("enum") instanceof SequenceNode sequence
            && sequence.getFlowStyle() == FlowStyle.FLOW;
    if (!isInBrackets) {
      String dash = YamlText.indent(column - 2) + "- ";
      edits.add(Edit.insert(line + 1, values.stream().map(value -> dash + value).toList()));
      return;
    }
    String text = document.lines().get(line);
    int end = text.offsetByCodePoints(0, last.getEndMark().getColumn());
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder(text.substring(0, end));
    for (String value : values) {
      if (current.length() + value.length() + 3 > YamlText.MAX_COLUMNS) {
        lines.add(current.append(',').toString());
        current = new StringBuilder(YamlText.indent(column)).append(value);
      } else {
        current.append(", ").append(value);
      }
    }
    lines.add(current.append(text.substring(end)).toString());
    edits.add(Edit.replace(line, line + 1, lines));
  }

  private void addConstants(List<UnknownValue> values) {
    if (values.isEmpty()) {
      return;
    }
    Node key = schema.key(CONSTANTS);
    int end = document.endOfBlock(key);
    String indent = YamlText.indent(key.getStartMark().getColumn());
    List<String> lines = new ArrayList<>();
    if (schema.list(CONSTANTS).isEmpty()) {
      lines.add(indent + CONSTANTS + ":");
    }
    Set<String> names = new HashSet<>(enumeration.constantNames());
    for (UnknownValue value : values) {
      lines.add(indent + "  - name: " + constantName(value.value(), names));
      lines.add(indent + "    value: " + YamlText.scalar(value.value()));
      if (value.isNumber()) {
        lines.add(indent + "    number: " + value.value());
      }
      lines.add(indent + "    description: Seen in responses, not documented.");
    }
    int replaced = schema.list(CONSTANTS).isEmpty() ? key.getStartMark().getLine() : end;
    boolean hasNumbers = values.stream().anyMatch(UnknownValue::isNumber);
    if (hasNumbers && !schema.has(SENT_AS_NUMBER)) {
      lines.add(indent + SENT_AS_NUMBER + ": false");
    }
    edits.add(Edit.replace(replaced, end, lines));
  }

  /** Returns an upper-case name, and adds it to the names in use. */
  private static String constantName(String value, Set<String> names) {
    String name =
        value
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_|_$", "")
            .toUpperCase(Locale.ROOT);
    if (name.isEmpty() || !Character.isLetter(name.charAt(0)) || RESERVED.contains(name)) {
      name = name.isEmpty() ? "VALUE" : "VALUE_" + name;
    }
    String unique = name;
    for (int number = 2; !names.add(unique); number++) {
      unique = name + "_" + number;
    }
    return unique;
  }
}
