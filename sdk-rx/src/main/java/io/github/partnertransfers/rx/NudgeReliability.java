package io.github.partnertransfers.rx;

/**
 * Whether nudges report the changes of the customers, so that polls only have to find what nudges
 * miss. Guarded by the engine's lock.
 */
final class NudgeReliability {
  /** The number of changes in a row, over all customers, that nudges have to report. */
  private static final int ENOUGH = 3;

  private final boolean isWanted;
  private int reportedInARow;

  NudgeReliability(WatchOptions options) {
    isWanted = options.maxIntervalWithNudges().compareTo(options.maxInterval()) > 0;
  }

  /** Returns whether nudges replace polls now. */
  boolean isReliable() {
    return isWanted && reportedInARow >= ENOUGH;
  }

  /**
   * Counts a change that a poll has found.
   *
   * @param isReported whether a nudge had reported it
   */
  void recordChange(boolean isReported) {
    reportedInARow = isReported ? Math.min(ENOUGH, reportedInARow + 1) : 0;
  }
}
