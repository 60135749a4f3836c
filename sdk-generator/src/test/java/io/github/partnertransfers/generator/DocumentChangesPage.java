package io.github.partnertransfers.generator;

import java.nio.file.Path;

/** The page that lists all changes of a document and what becomes of them. */
final class DocumentChangesPage {
  static final Path FILE =
      Path.of(System.getProperty("project.root"), "docs", "document-changes.md");

  static final String BEGINNING =
      """
      # What becomes of a change of the document

      Each row is a change of a small document. "Works" means that the generated code is right at run time, which
      `SupportedModelsTest` and `SupportedOperationsTest` of `sdk-generated` show over HTTP. "Refused" means that nothing is
      generated, and that the message names the place and the rule.

      The last column is what OpenAPI Generator's `java` generator makes of the same document, with the library `retrofit2`.
      "Compiles" says nothing about the run time: a closed enumeration throws on a new value, for example, a value of another
      type fails the whole response, and unknown properties are lost. Written by `sdk-generator/compare`.

      | Change | This generator | The stock generator |
      |---|---|---|
      """;

  private DocumentChangesPage() {}

  static Rule rule(Change refused) {
    return Rule.valueOf(refused.title().replaceAll(" .*", ""));
  }

  static String row(String title, String ours, String stock) {
    return "| " + title + " | " + ours + " | " + stock + " |\n";
  }
}
