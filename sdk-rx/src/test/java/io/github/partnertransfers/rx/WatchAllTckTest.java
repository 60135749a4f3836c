package io.github.partnertransfers.rx;

import org.reactivestreams.Publisher;

/** The TCK on the stream of a fleet of customers, with two transfers each at most. */
public class WatchAllTckTest extends WatchVerification {
  private static final int CUSTOMERS = 4;
  private static final int TRANSFERS = 2;

  @Override
  Publisher<TransferUpdate> stream(long states, WatchOptions options) {
    TransfersInSteps service = new TransfersInSteps(CUSTOMERS, TRANSFERS, states);
    return RxTransfers.of(service.client(), options)
        .watchAll(service.customers())
        .map(CustomerUpdate::orThrow);
  }

  /** No customer's failure fails a fleet. */
  @Override
  public Publisher<TransferUpdate> createFailedPublisher() {
    return null;
  }
}
