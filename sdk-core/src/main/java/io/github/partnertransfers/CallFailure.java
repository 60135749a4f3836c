package io.github.partnertransfers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known about a call that failed: the content of a {@link TransfersException}. */
final class CallFailure implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Microsoft's documents limit a description to 1,024 characters. */
  private static final int MAX_CHARACTERS = 1200;

  final CallInfo call;
  final List<Attempt> attempts;
  final String message;
  final ResponseSummary response;

  /** Not part of the serialized form: the exception itself has it as its cause. */
  final transient @Nullable Throwable cause;

  /**
   * Describes a failed call.
   *
   * @param sentence what went wrong, as the end of a sentence that begins with the operation
   */
  CallFailure(CallInfo call, List<Attempt> attempts, String sentence, AttemptOutcome last) {
    this.call = call;
    this.attempts = Collections.unmodifiableList(new ArrayList<>(attempts));
    this.message = message(call, attempts.size(), sentence);
    this.response = last.response;
    this.cause = last.cause;
  }

  /** A failure of no attempt, for a test. */
  CallFailure(CallInfo call, String sentence, ResponseSummary response) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempts = Collections.emptyList();
    String description = response.description == null ? "" : ": " + response.description;
    this.message = message(call, 0, sentence + description);
    this.response = response;
    this.cause = null;
  }

  /** One line, with all that a person needs to find the call in the service's logs. */
  private static String message(CallInfo call, int attempts, String sentence) {
    // The service's own sentence ends with a full stop; this one goes on.
    String line = sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("[. ]+$", "").trim();
    return call.operation()
        + ' '
        + (line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line)
        + (attempts > 1 ? ", after " + attempts + " attempts" : "")
        + call.ids();
  }
}
