package io.github.partnertransfers.cli.batch;

import java.util.Locale;

/** What is known about a request of a batch. */
enum RequestState {
  /** The request is about to be sent; without a later entry, its outcome is unknown. */
  SENDING,

  /** The service created the transfer. */
  CREATED,

  /** The target partner accepted the transfer, and something of it is moved. */
  ACCEPTED,

  REJECTED,

  WITHDRAWN,

  CANCELED,

  /** The service carried the request out, and nothing was moved. */
  FAILED,

  /** The service refused the request; it had no effect, and a new attempt is refused too. */
  REFUSED,

  /** The service could not be reached or did not carry the request out; it had no effect. */
  UNAVAILABLE,

  /** The request may have been carried out or not. */
  UNKNOWN;

  /** Returns whether the request had the effect that was asked for. */
  boolean isDone() {
    return switch (this) {
      case CREATED, ACCEPTED, REJECTED, WITHDRAWN, CANCELED -> true;
      case SENDING, FAILED, REFUSED, UNAVAILABLE, UNKNOWN -> false;
    };
  }

  /** Returns whether a later run has nothing to do. */
  boolean isFinal() {
    return isDone() || this == REFUSED || this == FAILED;
  }

  /** Returns whether a request may have been carried out without an answer. */
  boolean isUncertain() {
    return this == SENDING || this == UNKNOWN;
  }

  /** Returns the name in files. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RequestState ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
