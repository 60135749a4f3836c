package io.github.partnertransfers.cli.batch;

import java.util.Locale;

/** What is known about the request of a planned transfer. */
enum RequestState {
  /** The request is about to be sent; without a later entry, its outcome is unknown. */
  SENDING,

  /** The service created the transfer. */
  CREATED,

  /** The service refused the request; nothing was created, and a new attempt is refused too. */
  REFUSED,

  /** The service could not be reached or did not carry the request out; nothing was created. */
  UNAVAILABLE,

  /** The transfer may have been created or not. */
  UNKNOWN;

  /** Returns whether a later run has nothing to do. */
  boolean isFinal() {
    return this == CREATED || this == REFUSED;
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
