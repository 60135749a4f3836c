package io.github.partnertransfers.cli.drift;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** An open enumeration: the alternatives for validators and the constants for the generator. */
final class EnumSchema {
  private final String name;
  private final YamlMap schema;
  private final List<YamlMap> alternatives = new ArrayList<>();
  private final Set<ValueType> allowed = EnumSet.noneOf(ValueType.class);
  private final Set<String> known = new HashSet<>();
  private final Set<String> constantNames = new HashSet<>();

  EnumSchema(String name, YamlMap schema) {
    this.name = name;
    this.schema = schema;
    for (Node node : schema.list("anyOf")) {
      YamlMap alternative = new YamlMap(node);
      alternatives.add(alternative);
      if (DocumentedType.of(alternative.text("type"), "")
          instanceof DocumentedType.Plain documented) {
        allowed.addAll(documented.allowed());
      }
      alternative.list("enum").forEach(value -> known.add(lowerCase(YamlMap.text(value))));
    }
    for (Node node : schema.list("x-open-enum")) {
      YamlMap constant = new YamlMap(node);
      known.add(lowerCase(constant.text("value")));
      if (constant.has("number")) {
        known.add(constant.text("number"));
      }
      constantNames.add(constant.text("name"));
    }
  }

  String name() {
    return name;
  }

  YamlMap schema() {
    return schema;
  }

  List<YamlMap> alternatives() {
    return alternatives;
  }

  Set<ValueType> allowed() {
    return allowed;
  }

  Set<String> constantNames() {
    return constantNames;
  }

  /** Returns whether a string or the digits of a number mean a documented value, in any case. */
  boolean isKnown(String value) {
    return known.contains(lowerCase(value));
  }

  /** Returns, for example, {@code an integer or a string}. */
  String phrase() {
    return alternatives.stream()
        .map(alternative -> alternative.text("type"))
        .distinct()
        .map(type -> (type.matches("[aeiou].*") ? "an " : "a ") + type)
        .collect(Collectors.joining(" or "));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
