package io.github.partnertransfers.simulator;

import java.time.Duration;

/** What a test may change while the simulator runs. */
final class Settings {

  /** The service does not publish after how long an unanswered request expires. */
  static final Duration DEFAULT_EXPIRY = Duration.ofDays(30);

  volatile Duration processingTime = Duration.ZERO;
  volatile Duration expireAfter = DEFAULT_EXPIRY;
  volatile boolean byteOrderMark = true;
  volatile boolean numericErrorCodes;

  void reset() {
    processingTime = Duration.ZERO;
    expireAfter = DEFAULT_EXPIRY;
    byteOrderMark = true;
    numericErrorCodes = false;
  }
}
