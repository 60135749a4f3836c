package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.cli.drift.ApiDocument.DocumentedProperty;
import io.github.partnertransfers.cli.drift.Finding.UnexpectedType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The edits that make a documented property allow the types that it had. */
final class PropertyEdits {
  private static final String DESCRIPTION = "description";
  private static final Set<ValueType> NUMBERS =
      EnumSet.of(ValueType.INTEGER, ValueType.LARGE_INTEGER, ValueType.NUMBER);

  private final ApiDocument document;
  private final DocumentedProperty property;
  private final YamlMap schema;
  private final List<Edit> edits = new ArrayList<>();

  PropertyEdits(ApiDocument document, DocumentedProperty property) {
    this.document = document;
    this.property = property;
    this.schema = property.schema();
  }

  /** Returns the edits for values of the property; nothing but the description remains. */
  List<Edit> ofValue(UnexpectedType unexpected) {
    boolean isWiderNumber =
        schema.text("type").equals("integer") && unexpected.seen().without(NUMBERS).isEmpty();
    for (String name : schema.names()) {
      if (isWiderNumber && name.equals("type")) {
        replace(name, List.of(indent(name) + "type: number"));
      } else if (!name.equals(DESCRIPTION) && (!isWiderNumber || name.equals("format"))) {
        replace(name, List.of());
      }
    }
    describe(
        "Documented as "
            + unexpected.documented()
            + ", seen in responses "
            + unexpected.seen().phrase()
            + ".");
    return edits;
  }

  /** Returns the edits for elements of an array, or values of a map. */
  List<Edit> ofElements(UnexpectedType unexpected) {
    String name = schema.has("items") ? "items" : "additionalProperties";
    replace(name, List.of(indent(name) + name + ": {}"));
    describe(
        "An element is documented as "
            + unexpected.documented()
            + ", and seen in responses "
            + unexpected.seen().phrase()
            + ".");
    return edits;
  }

  private String indent(String name) {
    return YamlText.indent(schema.key(name).getStartMark().getColumn());
  }

  private void replace(String name, List<String> lines) {
    Node key = schema.key(name);
    edits.add(Edit.replace(key.getStartMark().getLine(), document.endOfBlock(key), lines));
  }

  /** Adds a sentence to the description, and leaves its other lines as they are. */
  private void describe(String sentence) {
    if (!schema.has(DESCRIPTION)) {
      int column = property.key().getStartMark().getColumn() + 2;
      edits.add(
          Edit.insert(document.endOfBlock(property.key()), YamlText.description(column, sentence)));
      return;
    }
    Node key = schema.key(DESCRIPTION);
    Node value = schema.value(DESCRIPTION);
    boolean isFolded =
        value instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.FOLDED;
    if (isFolded) {
      int last = document.endOfBlock(key) - 1;
      String line = document.lines().get(last);
      int column = line.length() - line.stripLeading().length();
      List<String> lines = YamlText.wrapped(column, line.strip() + " " + sentence);
      edits.add(
          lines.get(0).equals(line)
              ? Edit.insert(last + 1, lines.subList(1, lines.size()))
              : Edit.replace(last, last + 1, lines));
    } else {
      replace(
          DESCRIPTION,
          YamlText.description(
              key.getStartMark().getColumn(), YamlMap.text(value) + " " + sentence));
    }
  }
}
