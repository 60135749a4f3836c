package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import org.reactivestreams.Publisher;

/** The TCK on the stream of one transfer, whose status changes with each poll until it ends. */
public class WatchTckTest extends WatchVerification {
  @Override
  Publisher<TransferUpdate> stream(long states, WatchOptions options) {
    SteppedTransfers service = new SteppedTransfers(1, 1, Math.max(1, states));
    RxTransfers transfers = RxTransfers.of(service.client(), options);
    String customer = service.customers().get(0);
    String id = SteppedTransfers.transferId(0);
    if (states > 0) {
      return transfers.customer(customer).watch(id);
    }
    // Resumes from a terminal status, as a transfer always has a state.
    TransferEntity ended = PolledService.transfer(id, "Completed");
    return transfers.resume(new WatchPosition(customer, id, TransferState.of(ended)));
  }
}
