package io.github.partnertransfers.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks both halves of an open enumeration. */
final class OpenEnumCheck {
  private static final Set<String> ENTRY_KEYS = Set.of("name", "value", "number", "description");
  private static final Set<String> BRANCH_KEYS = Set.of("type", "enum", "format", "description");
  private static final Set<String> BRANCH_TYPES = Set.of("string", "integer", "object");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  /** Constants that the generated class has itself. */
  private static final Set<String> OWN_CONSTANTS = Set.of("ADAPTER", "TERMINAL");

  private final Problems problems;

  OpenEnumCheck(Problems problems) {
    this.problems = problems;
  }

  void check(DocumentNode schema) {
    Set<String> names = new HashSet<>();
    Set<String> texts = new HashSet<>();
    List<Set<String>> entries = new ArrayList<>();
    for (DocumentNode entry : schema.get("x-open-enum").elements()) {
      checkEntry(entry);
      String name = entry.text("name");
      if (!name.isEmpty()
          && (!CONSTANT.matcher(name).matches()
              || OWN_CONSTANTS.contains(name)
              || !names.add(name))) {
        problems.add(entry, Rule.ENUM_NAME, "the name is " + name);
      }
      String value = entry.text("value");
      String number = entry.text("number");
      boolean isNew = texts.add(value.toLowerCase(Locale.ROOT));
      if (!number.isEmpty() && !number.equals(value)) {
        isNew &= texts.add(number);
      }
      if (!isNew) {
        problems.add(entry, Rule.ENUM_VALUE, value + " occurs twice");
      }
      entries.add(number.isEmpty() ? Set.of(value) : new TreeSet<>(List.of(value, number)));
    }
    checkBranches(schema, entries);
    checkTerminal(schema);
  }

  private void checkEntry(DocumentNode entry) {
    boolean isComplete =
        !entry.text("name").isBlank() && entry.has("value") && entry.has("description");
    if (!isComplete || !ENTRY_KEYS.containsAll(entry.keys())) {
      problems.add(entry, Rule.ENUM_ENTRY, "the keys are " + entry.keys());
    } else if (entry.has("number") && !entry.get("number").json().isIntegralNumber()) {
      problems.add(entry, Rule.ENUM_ENTRY, "the number is " + entry.text("number"));
    }
  }

  /** Checks that each entry occurs in a branch as its value or as its number, and nothing else. */
  private void checkBranches(DocumentNode schema, List<Set<String>> entries) {
    Set<String> described = new TreeSet<>();
    Set<String> bare = new TreeSet<>();
    for (DocumentNode branch : schema.get("anyOf").elements()) {
      problems.checkKeys(branch, BRANCH_KEYS);
      if (!BRANCH_TYPES.contains(branch.text("type"))) {
        problems.add(branch, Rule.ENUM_HALVES, "the type is " + branch.text("type"));
      }
      branch.get("enum").elements().forEach(each -> described.add(each.text()));
      if (!branch.has("enum")) {
        bare.add(branch.text("type"));
      }
    }
    Set<String> unknown = new TreeSet<>(described);
    for (Set<String> entry : entries) {
      unknown.removeAll(entry);
      if (Collections.disjoint(entry, described)) {
        problems.add(schema, Rule.ENUM_HALVES, "anyOf has none of " + entry);
      }
    }
    if (!unknown.isEmpty()) {
      problems.add(schema, Rule.ENUM_HALVES, "x-open-enum has none of " + unknown);
    }
    if (bare.isEmpty()) {
      problems.add(schema, Rule.ENUM_HALVES, "anyOf has no bare type");
    }
  }

  private void checkTerminal(DocumentNode schema) {
    if (schema.has("x-sent-as-number")
        && schema.get("x-open-enum").elements().stream().noneMatch(entry -> entry.has("number"))) {
      problems.add(schema, Rule.ENUM_EXTENSION, "x-sent-as-number stands where no number is");
    }
  }
}
