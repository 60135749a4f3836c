package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallInfo;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * The observation of one attempt of a call. A sender context, so that its span has the kind CLIENT;
 * no header is added to the request.
 */
public final class AttemptObservationContext extends SenderContext<CallInfo> {
  private final int number;
  private volatile Outcome outcome = Outcome.NONE;
  private volatile @Nullable Attempt attempt;

  AttemptObservationContext(CallInfo call, int number) {
    super((carrier, key, value) -> {}, Kind.CLIENT);
    setCarrier(call);
    setRemoteServiceName("Partner Center");
    this.number = number;
  }

  /** Returns the operation and the ids of the call. */
  @SuppressWarnings("NullAway") // Set by the constructor.
  public CallInfo call() {
    return getCarrier();
  }

  /** Returns the number of the attempt, 1 for the first. */
  public int number() {
    return number;
  }

  /** Returns the attempt, or null until it has ended. */
  public @Nullable Attempt attempt() {
    return attempt;
  }

  Outcome outcome() {
    return outcome;
  }

  void ended(Outcome newOutcome, @Nullable Attempt ended) {
    outcome = newOutcome;
    attempt = ended;
  }
}
