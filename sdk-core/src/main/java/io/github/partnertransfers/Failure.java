package io.github.partnertransfers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a call that failed: the content of a {@link TransfersException}. */
final class Failure {
  /** Microsoft's documents bound a description at 1,024 characters. */
  private static final int MOST_CHARACTERS = 1200;

  private final String message;
  private final String requestId;
  private final String correlationId;
  private final List<Attempt> attempts;
  private final List<Throwable> earlier;
  private final FailureDetails details;
  private final @Nullable Throwable cause;

  /**
   * @param problem what went wrong, as the end of the sentence "operation X ..."
   */
  Failure(CallHistory history, String problem, FailureDetails details, @Nullable Throwable cause) {
    this.message = message(history, problem);
    this.requestId = history.requestId();
    this.correlationId = history.correlationId();
    this.attempts = Collections.unmodifiableList(new ArrayList<>(history.attempts()));
    this.earlier = new ArrayList<>(history.earlier());
    this.details = details;
    this.cause = cause;
  }

  /** One line, with all that a person needs to find the call in the service's logs. */
  String message() {
    return message;
  }

  String requestId() {
    return requestId;
  }

  String correlationId() {
    return correlationId;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  List<Throwable> earlier() {
    return earlier;
  }

  FailureDetails details() {
    return details;
  }

  @Nullable Throwable cause() {
    return cause;
  }

  private static String message(CallHistory history, String problem) {
    int attempts = history.attempts().size();
    StringBuilder text =
        new StringBuilder(history.operation()).append(' ').append(oneLine(problem));
    if (attempts > 1) {
      text.append(" after ").append(attempts).append(" attempts");
    }
    text.append(" (request id ").append(history.requestId());
    return text.append(", correlation id ").append(history.correlationId()).append(')').toString();
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }
}
