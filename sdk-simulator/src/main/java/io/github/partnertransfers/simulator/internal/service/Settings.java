package io.github.partnertransfers.simulator.internal.service;

import java.time.Duration;

/** The settings that can change while the simulator runs. */
public final class Settings {

  /** The service does not publish when a pending transfer expires. */
  private static final Duration DEFAULT_EXPIRY = Duration.ofDays(30);

  public volatile Duration processingTime = Duration.ZERO;
  public volatile Duration expireAfter = DEFAULT_EXPIRY;
  public volatile boolean byteOrderMark = true;
  public volatile boolean numericErrorCodes;

  void reset() {
    processingTime = Duration.ZERO;
    expireAfter = DEFAULT_EXPIRY;
    byteOrderMark = true;
    numericErrorCodes = false;
  }
}
