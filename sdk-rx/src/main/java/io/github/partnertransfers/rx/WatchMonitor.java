package io.github.partnertransfers.rx;

import java.time.Duration;

/**
 * The present state of the watches of one {@link RxTransfers}, for metrics. Thread-safe; after the
 * last stream has ended, there are no customers.
 */
public interface WatchMonitor {
  /** Returns the number of customers that streams follow. */
  int customers();

  /** Returns the limit of requests per second now, lower after throttling. */
  double requestsPerSecond();

  /** Returns {@link WatchOptions#requestsPerSecond}. */
  double maxRequestsPerSecond();

  /**
   * Returns the time since the last successful poll of a customer, or since the watch of that
   * customer began: the longest over all customers; zero without customers. It also grows for a
   * customer that is not polled because no subscriber has demand. Visits all customers.
   */
  Duration longestWithoutSuccess();
}
