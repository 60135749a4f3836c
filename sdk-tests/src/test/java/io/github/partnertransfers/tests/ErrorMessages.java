package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.TransfersException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What is true of every failure, whatever went wrong. */
final class ErrorMessages {
  private ErrorMessages() {}

  /** One line with both ids, and nowhere a secret. */
  static void check(TransfersException failure) {
    assertThat(failure.getMessage())
        .hasLineCount(1)
        .contains("request id " + failure.requestId())
        .contains("correlation id " + failure.correlationId());
    assertThat(failure.attempts())
        .allMatch((Attempt attempt) -> attempt.requestId().equals(failure.requestId()))
        .allMatch((Attempt attempt) -> attempt.correlationId().equals(failure.correlationId()));
    assertThat(everythingPrinted(failure))
        .doesNotContain(
            StubbedService.CLIENT_SECRET, StubbedService.FIRST_TOKEN, StubbedService.SECOND_TOKEN);
  }

  /** The stack trace with causes and suppressed exceptions, and what the accessors give. */
  private static String everythingPrinted(TransfersException failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.append(failure.toString())
        .append(String.valueOf(failure.description()))
        .append(String.valueOf(failure.body()))
        .append(failure.attempts().toString())
        .toString();
  }
}
