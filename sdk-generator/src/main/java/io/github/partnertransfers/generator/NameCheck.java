package io.github.partnertransfers.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Checks that the names of a document become Java names that differ and are free. */
final class NameCheck {
  private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

  private final Problems problems;

  NameCheck(Problems problems) {
    this.problems = problems;
  }

  void check(DocumentNode document) {
    Set<String> files = new HashSet<>();
    Map<String, String> javaNames = new HashMap<>();
    for (DocumentNode component : document.get("components").get("schemas").members()) {
      checkComponentName(component, files);
      checkProperties(component, javaNames);
    }
    Set<String> tags = new HashSet<>();
    for (DocumentNode path : document.get("paths").members()) {
      for (DocumentNode operation : path.members()) {
        if (operation.has("operationId")) {
          operation.get("tags").elements().forEach(tag -> tags.add(tag.text()));
          checkParameters(path, operation);
        }
      }
    }
    for (String tag : tags) {
      String name = JavaNames.interfaceName(tag);
      if (!CLASS_NAME.matcher(name).matches()) {
        problems.add(document.get("tags"), Rule.COMPONENT_NAME, "the tag is \"" + tag + "\"");
      } else if (!files.add(name.toLowerCase(Locale.ROOT))) {
        problems.add(document.get("tags"), Rule.COMPONENT_NAMES_COLLIDE, name + " is used twice");
      }
    }
  }

  private void checkComponentName(DocumentNode component, Set<String> files) {
    String name = component.key();
    if (!CLASS_NAME.matcher(name).matches()) {
      problems.add(component, Rule.COMPONENT_NAME, "the name is " + name);
    } else if (ReservedNames.isType(name) || name.startsWith("Immutable")) {
      problems.add(component, Rule.RESERVED_COMPONENT_NAME, "the name is " + name);
    } else if (!files.add(name.toLowerCase(Locale.ROOT))) {
      problems.add(component, Rule.COMPONENT_NAMES_COLLIDE, "the name is " + name);
    }
  }

  private void checkProperties(DocumentNode component, Map<String, String> javaNames) {
    Set<String> used = new HashSet<>();
    for (DocumentNode property : component.get("properties").members()) {
      // A value of any type has no accessor.
      if (JavaType.of(property).kind() == JavaType.Kind.UNTYPED) {
        continue;
      }
      String name = checkJavaName(property, property.key(), ReservedNames.MEMBERS, used);
      String adder = JavaNames.adder(name);
      if (property.text("type").equals("array") && !used.add(adder.toLowerCase(Locale.ROOT))) {
        problems.add(property, Rule.NAMES_COLLIDE, "the Java name " + adder + " is used twice");
      }
      String before = javaNames.putIfAbsent(property.key(), name);
      if (before != null && !before.equals(name)) {
        problems.add(property, Rule.JAVA_NAME, "elsewhere the Java name is " + before);
      }
    }
  }

  private void checkParameters(DocumentNode path, DocumentNode operation) {
    Set<String> used = new HashSet<>();
    for (DocumentNode parameter : OperationCheck.parameters(path, operation)) {
      if (!parameter.text("in").equals("header")) {
        checkJavaName(parameter, parameter.text("name"), ReservedNames.PARAMETERS, used);
      }
    }
  }

  private String checkJavaName(
      DocumentNode node, String documentName, Set<String> reserved, Set<String> used) {
    String given = node.text("x-java-name");
    String name = JavaNames.ofProperty(node, documentName);
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      Rule rule = given.isEmpty() ? Rule.RESERVED_NAME : Rule.JAVA_NAME;
      problems.add(node, rule, "the Java name is \"" + name + "\"");
    } else if (SourceVersion.isKeyword(name)
        || ReservedNames.OBJECT_METHODS.contains(name)
        || reserved.contains(name)) {
      problems.add(node, Rule.RESERVED_NAME, "the Java name is " + name);
    } else if (!used.add(name.toLowerCase(Locale.ROOT))) {
      problems.add(node, Rule.NAMES_COLLIDE, "the Java name " + name + " is used twice");
    }
    return name;
  }
}
