package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What is known about a call that failed: the content of a {@link TransfersException}. */
@Value.Immutable
@ValueStyle
abstract class Failure {
  /** Microsoft's documents bound a description at 1,024 characters. */
  private static final int MOST_CHARACTERS = 1200;

  /** What went wrong, as the end of the sentence "operation X ...". */
  abstract String problem();

  abstract String operation();

  abstract String requestId();

  abstract String correlationId();

  abstract List<Attempt> attempts();

  abstract List<Throwable> earlier();

  abstract @Nullable Throwable cause();

  abstract @Nullable Integer status();

  abstract @Nullable TransferErrorCode code();

  abstract @Nullable String description();

  abstract @Nullable Duration retryAfter();

  abstract @Nullable String body();

  /** One line, with all that a person needs to find the call in the service's logs. */
  final String message() {
    StringBuilder text = new StringBuilder(operation()).append(' ').append(oneLine(problem()));
    if (attempts().size() > 1) {
      text.append(" after ").append(attempts().size()).append(" attempts");
    }
    text.append(" (request id ").append(requestId());
    return text.append(", correlation id ").append(correlationId()).append(')').toString();
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }
}
