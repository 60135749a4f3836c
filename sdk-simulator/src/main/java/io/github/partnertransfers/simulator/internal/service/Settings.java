package io.github.partnertransfers.simulator.internal.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The settings that can change while the simulator runs. */
public final class Settings {

  /** The sample of a canceled transfer expires after 30 days, at the following midnight. */
  private static final Duration DEFAULT_EXPIRY = Duration.ofDays(30);

  public volatile Duration processingTime = Duration.ZERO;

  /** When a requested transfer expires after its creation, or null to expire as the sample does. */
  public volatile @Nullable Duration expireAfter;

  public volatile boolean byteOrderMark = true;
  public volatile boolean numericErrorCodes;
  public volatile boolean requireMfa;

  Instant expiry(Instant created) {
    Duration exact = expireAfter;
    return exact == null
        ? Timestamps.roundUpToMidnight(created.plus(DEFAULT_EXPIRY))
        : created.plus(exact);
  }

  void reset() {
    processingTime = Duration.ZERO;
    expireAfter = null;
    byteOrderMark = true;
    numericErrorCodes = false;
    requireMfa = false;
  }
}
