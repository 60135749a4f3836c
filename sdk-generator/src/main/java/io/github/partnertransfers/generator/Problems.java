package io.github.partnertransfers.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the problems of a document. */
final class Problems {
  private static final String EXTENSION = "x-";

  private static final Set<String> EXTENSIONS =
      Set.of(
          "x-open-enum",
          "x-sent-as-number",
          "x-empty-if-absent",
          "x-terminal",
          "x-deprecated-reason",
          "x-java-name");

  private final List<Problem> problems = new ArrayList<>();

  void add(DocumentNode node, Rule rule, String found) {
    problems.add(new Problem(node.place(), rule, found));
  }

  /** Reports keys that are not among the supported ones. */
  void checkKeys(DocumentNode node, Set<String> supported) {
    for (DocumentNode member : node.members()) {
      String key = member.key();
      if (key.startsWith(EXTENSION)) {
        if (!EXTENSIONS.contains(key)) {
          add(member, Rule.EXTENSION, "the extension is unknown");
        }
      } else if (!supported.contains(key)) {
        add(member, Rule.KEYWORD, "the keyword is not supported here");
      }
    }
  }

  /** Returns whether a node is a reference, and reports a bad one. */
  boolean isReference(DocumentNode node, String components) {
    if (!node.isReference()) {
      return false;
    }
    String reference = node.text("$ref");
    if (node.keys().size() > 1) {
      add(node, Rule.REFERENCE_ALONE, "there is more than the $ref");
    }
    if (!reference.startsWith("#/components/" + components + "/")
        || node.referenced().isMissing()) {
      add(node, Rule.REFERENCE, reference + " is none of components/" + components);
    }
    return true;
  }

  List<Problem> list() {
    return problems;
  }
}
