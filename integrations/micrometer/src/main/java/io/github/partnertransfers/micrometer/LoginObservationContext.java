package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.TokenRequest;
import io.micrometer.observation.Observation;

/** The observation of one login. */
public final class LoginObservationContext extends Observation.Context {
  private final TokenRequest request;
  private volatile Outcome outcome = Outcome.NONE;

  LoginObservationContext(TokenRequest request) {
    this.request = request;
  }

  /** Returns the parameters of the login. */
  public TokenRequest request() {
    return request;
  }

  Outcome outcome() {
    return outcome;
  }

  void ended(Outcome newOutcome) {
    outcome = newOutcome;
  }
}
