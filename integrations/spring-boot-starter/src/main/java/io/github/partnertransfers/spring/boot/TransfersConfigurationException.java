package io.github.partnertransfers.spring.boot;

import java.util.List;

/** The properties don't describe a client. */
final class TransfersConfigurationException extends RuntimeException {
  private final List<String> problems;

  TransfersConfigurationException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns a sentence for each problem. */
  List<String> problems() {
    return problems;
  }
}
