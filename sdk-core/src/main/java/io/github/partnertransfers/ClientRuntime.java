package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import java.time.Duration;
import java.util.Random;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What all calls of a client share. */
@Value.Immutable
@ValueStyle
abstract class ClientRuntime {
  abstract TransfersApi api();

  abstract RequestHeaders headers();

  abstract TokenCache tokens();

  abstract RetryPolicy retryPolicy();

  abstract RetryBudget retryBudget();

  /** The longest that a call may take in all. */
  abstract Duration deadline();

  /** The longest that one attempt may take. */
  abstract Duration attemptTimeout();

  abstract Ticker ticker();

  abstract Waits waits();

  abstract RequestsInFlight inFlight();

  abstract Random random();

  /** Null where nobody listens, so that nothing is made for it. */
  abstract @Nullable TransferListener listener();
}
