package io.github.partnertransfers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content of a {@link TransfersException}. */
final class CallFailure implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Microsoft's documents limit a description to 1,024 characters. */
  private static final int MAX_CHARACTERS = 1200;

  final CallInfo call;
  final List<Attempt> attempts;
  final String message;
  final ResponseSummary response;

  /** Not serialized: the exception has it as its cause. */
  final transient @Nullable Throwable cause;

  /**
   * Creates the failure of a call.
   *
   * @param sentence the predicate of a sentence whose subject is the operation
   */
  CallFailure(CallInfo call, List<Attempt> attempts, String sentence, AttemptOutcome last) {
    this.call = call;
    this.attempts = Collections.unmodifiableList(new ArrayList<>(attempts));
    this.message = message(call, attempts.size(), sentence);
    this.response = last.response;
    this.cause = last.cause;
  }

  /** Creates a failure without attempts, for tests. */
  CallFailure(CallInfo call, String sentence, ResponseSummary response) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempts = Collections.emptyList();
    String description = response.description == null ? "" : ": " + response.description;
    this.message = message(call, 0, sentence + description);
    this.response = response;
    this.cause = null;
  }

  /** Returns one line with the ids to find the call in the service's logs. */
  private static String message(CallInfo call, int attempts, String sentence) {
    // Drops the period of the service's description.
    String line = sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("[. ]+$", "").trim();
    return call.operation()
        + ' '
        + (line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "..." : line)
        + (attempts > 1 ? ", after " + attempts + " attempts" : "")
        + call.ids();
  }
}
