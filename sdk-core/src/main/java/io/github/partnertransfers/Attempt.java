package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One request of a call, for error messages, metrics and traces. */
@Value.Immutable
@ValueStyle
public abstract class Attempt {
  Attempt() {}

  /** 1 for the first. */
  public abstract int number();

  /** The operation, as the OpenAPI document calls it, such as {@code createTransfer}. */
  public abstract String operation();

  /** The MS-RequestId, the same in all attempts of a call. */
  public abstract String requestId();

  /** The MS-CorrelationId, the same in all attempts of a call. */
  public abstract String correlationId();

  /** How long the call waited before this attempt. */
  public abstract Duration waited();

  /** How long the attempt took. */
  public abstract Duration duration();

  /** The HTTP status of the answer, or null if there was none. */
  public abstract @Nullable Integer status();

  /** The error code in the answer, or null. */
  public abstract @Nullable TransferErrorCode code();

  /** Whether the attempt ended at the login, before a request of the call itself was sent. */
  public abstract boolean isLogin();

  /** What went wrong, in words, or null if nothing did. */
  public abstract @Nullable String problem();

  @Override
  public final String toString() {
    String result =
        problem() != null ? problem() : status() == null ? "no answer" : "HTTP " + status();
    return "attempt " + number() + " after " + waited().toMillis() + " ms: " + result;
  }
}
