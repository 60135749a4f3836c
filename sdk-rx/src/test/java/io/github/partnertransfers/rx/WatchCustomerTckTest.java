package io.github.partnertransfers.rx;

import org.reactivestreams.Publisher;

/** The TCK on the stream of a customer, some of whose transfers change with each poll. */
public class WatchCustomerTckTest extends WatchVerification {
  private static final int TRANSFERS = 10;

  @Override
  Publisher<TransferUpdate> stream(long states, WatchOptions options) {
    SteppedTransfers service = new SteppedTransfers(1, TRANSFERS, states);
    return RxTransfers.of(service.client(), options).customer(service.customers().get(0)).watch();
  }
}
