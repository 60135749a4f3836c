package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.TransferEntity;

/**
 * A transfer as a live view knows it.
 *
 * @param change the higher, the later it changed
 * @param isResumed whether only its status is known, from an earlier watch
 */
record WatchedTransfer(String customerId, TransferEntity transfer, int change, boolean isResumed) {
  String id() {
    return transfer.id().isEmpty() ? "-" : Text.clean(transfer.id());
  }

  String progress() {
    return isResumed ? "nothing new since the last watch" : Progress.of(transfer).words();
  }

  /** The same in a table. */
  String progressBelowHeading() {
    return isResumed ? "nothing new" : Progress.of(transfer).wordsBelowHeading();
  }
}
