package io.github.partnertransfers.cli.batch;

import java.util.Locale;

/** What a batch can do with existing transfers. */
public enum BatchAction {
  ACCEPT(RequestState.ACCEPTED, "their subscriptions move from the source partner to you"),
  REJECT(RequestState.REJECTED, "they end, and nothing is moved"),
  WITHDRAW(
      RequestState.WITHDRAWN,
      "the service deletes them, and the target partner can no longer accept them"),
  CANCEL(RequestState.CANCELED, "they end, and the source partner can no longer accept them");

  private final RequestState done;
  private final String effect;

  BatchAction(RequestState done, String effect) {
    this.done = done;
    this.effect = effect;
  }

  /** Returns the state of a request that was carried out. */
  RequestState done() {
    return done;
  }

  /** Returns what happens to the transfers, as the end of a sentence. */
  public String effect() {
    return effect;
  }

  /** Returns the name of the command. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
