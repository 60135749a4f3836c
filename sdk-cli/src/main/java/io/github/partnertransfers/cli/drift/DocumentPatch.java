package io.github.partnertransfers.cli.drift;

import io.github.partnertransfers.cli.drift.ApiDocument.DocumentedProperty;
import io.github.partnertransfers.cli.drift.ApiDocument.ObjectSchema;
import io.github.partnertransfers.cli.drift.Finding.UnexpectedType;
import io.github.partnertransfers.cli.drift.Finding.UnknownProperty;
import io.github.partnertransfers.cli.drift.Finding.UnknownValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The change of the document that makes it allow what was seen.
 *
 * <ul>
 *   <li>An unknown property goes to the end of its schema. It is untyped if it is an object, was
 *       only seen as null, or was seen with several types.
 *   <li>An unknown value goes into both halves of its enumeration.
 *   <li>A property that had an unexpected type becomes untyped, and its description names the
 *       documented type and all seen ones. Replacing the documented type by the seen one would
 *       contradict the sources of the document; OpenAPI 3.0 has no list of types, and the generator
 *       supports no alternatives in a property. An integer of more than 32 bits makes the type
 *       {@code number}. An array with unexpected elements remains an array, of any JSON.
 *   <li>An enumeration that had an unexpected type gets an alternative of that type.
 * </ul>
 *
 * <p>A finding that the document cannot express, such as a withheld name, has no part in the patch.
 */
public final class DocumentPatch {
  private static final String SEEN = "Seen in responses, not documented.";

  private final ApiDocument document;
  private final List<Edit> edits = new ArrayList<>();

  private DocumentPatch(ApiDocument document) {
    this.document = document;
  }

  /** Returns a unified diff, to be applied in the project's root; empty if nothing changes. */
  public static String of(ApiDocument document, List<Finding> findings) {
    DocumentPatch patch = new DocumentPatch(document);
    Map<String, List<UnknownProperty>> properties = new LinkedHashMap<>();
    Map<String, List<UnknownValue>> values = new LinkedHashMap<>();
    Map<String, UnexpectedType> types = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding instanceof UnknownProperty unknown) {
        properties.computeIfAbsent(unknown.schema(), key -> new ArrayList<>()).add(unknown);
      } else if (finding instanceof UnknownValue unknown) {
        values.computeIfAbsent(unknown.schema(), key -> new ArrayList<>()).add(unknown);
      } else if (finding instanceof UnexpectedType unexpected) {
        String property = unexpected.property();
        // The type of a property comes first, and makes that of its elements irrelevant.
        types.putIfAbsent(
            unexpected.schema() + (property == null ? "" : "." + property), unexpected);
      }
    }
    for (EnumSchema enumeration : document.enumerations()) {
      patch.edits.addAll(
          new EnumEdits(document, enumeration)
              .of(
                  values.getOrDefault(enumeration.name(), List.of()),
                  types.get(enumeration.name())));
    }
    types.values().forEach(patch::change);
    properties.forEach(patch::add);
    return UnifiedDiff.of(ApiDocument.PATH, document.lines(), patch.edits);
  }

  private void add(String schema, List<UnknownProperty> unknown) {
    ObjectSchema object = document.object(schema);
    if (object == null) {
      return;
    }
    YamlMap properties = object.propertiesMap();
    List<String> names = properties.names();
    Node last = properties.key(names.get(names.size() - 1));
    int column = last.getStartMark().getColumn();
    List<String> lines = new ArrayList<>();
    for (UnknownProperty property : unknown) {
      lines.add(YamlText.indent(column) + YamlText.scalar(property.name()) + ":");
      lines.addAll(schema(column + 2, property.seen()));
    }
    edits.add(Edit.insert(document.endOfBlock(last), lines));
  }

  private static List<String> schema(int column, SeenTypes seen) {
    ValueType type = seen.single();
    if (type == ValueType.ARRAY) {
      return arraySchema(column, seen.elements());
    }
    List<String> lines = new ArrayList<>(type(column, type));
    lines.addAll(
        YamlText.description(
            column,
            lines.isEmpty() ? "Seen in responses " + seen.phrase() + ", not documented." : SEEN));
    return lines;
  }

  private static List<String> arraySchema(int column, SeenTypes elements) {
    List<String> items = type(column + 2, elements.single());
    String description = SEEN;
    if (elements.phrase().isEmpty()) {
      description += " Only seen empty.";
    } else if (items.isEmpty()) {
      description += " Its elements are seen " + elements.phrase() + ".";
    }
    List<String> lines = new ArrayList<>();
    lines.add(YamlText.indent(column) + "type: array");
    lines.addAll(YamlText.description(column, description));
    lines.add(YamlText.indent(column) + (items.isEmpty() ? "items: {}" : "items:"));
    lines.addAll(items);
    return lines;
  }

  /** Returns the lines of a type, or none for what the document leaves untyped. */
  private static List<String> type(int column, @Nullable ValueType type) {
    String indent = YamlText.indent(column);
    if (type == null) {
      return List.of();
    }
    return switch (type) {
      case BOOLEAN -> List.of(indent + "type: boolean");
      case INTEGER -> List.of(indent + "type: integer", indent + "format: int32");
      case LARGE_INTEGER, NUMBER -> List.of(indent + "type: number");
      case DATE_TIME -> List.of(indent + "type: string", indent + "format: date-time");
      case STRING -> List.of(indent + "type: string");
      default -> List.of();
    };
  }

  private void change(UnexpectedType unexpected) {
    ObjectSchema object = document.object(unexpected.schema());
    if (object == null || unexpected.property() == null) {
      return; // An enumeration, or a whole response.
    }
    DocumentedProperty property = object.properties().get(unexpected.property());
    if (property != null) {
      PropertyEdits ofProperty = new PropertyEdits(document, property);
      edits.addAll(
          unexpected.isElement()
              ? ofProperty.ofElements(unexpected)
              : ofProperty.ofValue(unexpected));
    }
  }
}
