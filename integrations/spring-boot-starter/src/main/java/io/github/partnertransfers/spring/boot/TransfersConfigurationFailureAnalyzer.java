package io.github.partnertransfers.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows all problems of the properties in place of a stack trace. */
final class TransfersConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<TransfersConfigurationException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, TransfersConfigurationException cause) {
    String problems = String.join("\n  - ", cause.problems());
    return new FailureAnalysis(
        "The client of Partner Center can't be configured:\n  - " + problems,
        "Set these properties. In a test, @TransfersSimulatorTest of partner-transfers-spring-boot-test"
            + " runs the application against a simulator, which needs no properties.",
        cause);
  }
}
