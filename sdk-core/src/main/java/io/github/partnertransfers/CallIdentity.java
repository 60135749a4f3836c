package io.github.partnertransfers;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operation and the ids that all attempts of an execution have in common. */
final class CallIdentity implements Serializable {
  private static final long serialVersionUID = 1L;

  final String operation;
  final String requestId;
  final String correlationId;

  CallIdentity(String operation, @Nullable String requestId, @Nullable String correlationId) {
    this.operation = operation;
    this.requestId = requestId == null ? newId() : requestId;
    this.correlationId = correlationId == null ? newId() : correlationId;
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** The ids as the end of a line. */
  @Override
  public String toString() {
    return " (request id " + requestId + ", correlation id " + correlationId + ')';
  }
}
