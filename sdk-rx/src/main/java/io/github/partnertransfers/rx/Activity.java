package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import java.util.List;

/** What the statuses of a customer's transfers say about the next change. */
enum Activity {
  /** A transfer is in progress: its line items complete within minutes. */
  IN_PROGRESS,
  /** A transfer waits for a partner, for days perhaps. */
  OPEN,
  /** All transfers have a terminal status: only a new one can be a change. */
  ENDED,
  /** There is no transfer, or not the one that is watched. */
  NONE;

  static Activity of(List<TransferEntity> transfers) {
    Activity activity = transfers.isEmpty() ? NONE : ENDED;
    for (TransferEntity transfer : transfers) {
      TransferStatus status = transfer.status();
      if (TransferStatus.IN_PROGRESS.equals(status)) {
        return IN_PROGRESS;
      }
      if (status == null || !status.isTerminal()) {
        activity = OPEN;
      }
    }
    return activity;
  }
}
