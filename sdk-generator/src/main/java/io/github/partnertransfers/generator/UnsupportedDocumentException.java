package io.github.partnertransfers.generator;

import java.util.List;

/** A document breaks rules. The message has a line for each place. */
final class UnsupportedDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  UnsupportedDocumentException(String document, List<Problem> problems) {
    // The generator prints the stack trace, which says nothing about the document.
    super(message(document, problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  private static String message(String document, List<Problem> problems) {
    StringBuilder message = new StringBuilder("Nothing was generated from ").append(document);
    for (Problem problem : problems) {
      message.append(System.lineSeparator()).append("  ").append(problem);
    }
    return message.toString();
  }

  List<Problem> problems() {
    return problems;
  }
}
