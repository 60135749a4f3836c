package io.github.partnertransfers.rx;

import org.reactivestreams.Publisher;

/** The TCK on the stream of a fleet of customers, with two transfers each at most. */
public class WatchAllTckTest extends WatchVerification {
  private static final int CUSTOMERS = 4;
  private static final int TRANSFERS = 2;

  @Override
  Publisher<TransferUpdate> stream(long states, WatchOptions options) {
    SteppedTransfers service = new SteppedTransfers(CUSTOMERS, TRANSFERS, states);
    return RxTransfers.of(service.client(), options)
        .watchAll(service.customers())
        .map(CustomerUpdate::orThrow);
  }

  /** A failure of a customer doesn't fail a fleet. */
  @Override
  public Publisher<TransferUpdate> createFailedPublisher() {
    return null;
  }
}
