package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import org.reactivestreams.Publisher;

/** The TCK on the stream of one transfer, whose status changes with each poll until it ends. */
public class WatchTckTest extends WatchVerification {
  @Override
  Publisher<TransferUpdate> stream(long states, WatchOptions options) {
    TransfersInSteps service = new TransfersInSteps(1, 1, Math.max(1, states));
    RxTransfers transfers = RxTransfers.of(service.client(), options);
    String customer = service.customers().get(0);
    String id = TransfersInSteps.transferId(0);
    if (states > 0) {
      return transfers.customer(customer).watch(id);
    }
    // There is no transfer without a state, but one of which all has been told.
    TransferEntity ended = PolledService.transfer(id, "Completed");
    return transfers.resume(new WatchPosition(customer, id, TransferState.of(ended)));
  }
}
