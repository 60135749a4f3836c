package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.TransferEntity;

/**
 * A transfer in a live view.
 *
 * @param change the number of its last change; later changes have higher numbers
 * @param isResumed whether only its status is known, from a resume position
 */
record WatchedTransfer(String customerId, TransferEntity transfer, int change, boolean isResumed) {
  String id() {
    return transfer.id().isEmpty() ? "-" : Text.clean(transfer.id());
  }

  String progress() {
    return isResumed ? "nothing new since the last watch" : Progress.of(transfer).describe();
  }

  /** Returns the progress for a table whose heading says "items". */
  String progressCounts() {
    return isResumed ? "nothing new" : Progress.of(transfer).countsText();
  }
}
