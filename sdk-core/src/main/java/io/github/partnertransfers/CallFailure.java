package io.github.partnertransfers;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a call that failed: the content of a {@link TransfersException}. */
final class CallFailure implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Microsoft's documents limit a description to 1,024 characters. */
  private static final int MAX_CHARACTERS = 1200;

  final CallIdentity identity;
  final List<Attempt> attempts;
  final String message;
  final @Nullable Integer status;
  final @Nullable String code;
  final @Nullable String description;
  final @Nullable String body;
  final @Nullable Duration retryAfter;

  /** Not part of the serialized form: the exception itself has it as its cause. */
  final transient @Nullable Throwable cause;

  /**
   * @param sentence what went wrong, as the end of a sentence that begins with the operation
   */
  CallFailure(
      CallIdentity identity, List<Attempt> attempts, String sentence, AttemptOutcome outcome) {
    this.identity = identity;
    this.attempts = Collections.unmodifiableList(new ArrayList<>(attempts));
    this.message = message(identity, attempts.size(), sentence);
    this.status = outcome.status();
    this.code = outcome.error().code;
    this.description = outcome.error().description;
    this.body = outcome.error().text;
    this.retryAfter = outcome.retryAfter();
    this.cause = outcome.cause();
  }

  /** One line, with all that a person needs to find the call in the service's logs. */
  private static String message(CallIdentity identity, int attempts, String sentence) {
    return identity.operation
        + ' '
        + oneLine(sentence)
        + (attempts > 1 ? " after " + attempts + " attempts" : "")
        + " (request id "
        + identity.requestId
        + ", correlation id "
        + identity.correlationId
        + ')';
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    return line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line;
  }
}
