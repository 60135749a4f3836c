package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.TransferUpdate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of a customer that a watch waits for, and how the others ended. Safe for use by
 * several threads.
 */
final class OpenTransfers {
  private final Map<String, TransferEntity> seen = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> endedBefore = new HashSet<>();
  private int complete;
  private int otherwise;

  /** Takes in what the watch begins with. */
  synchronized void begin(List<TransferEntity> transfers) {
    for (TransferEntity transfer : transfers) {
      (Statuses.isOpen(transfer) ? open : endedBefore).add(key(transfer.id()));
    }
  }

  /** Takes in an update; false if it shows nothing new. */
  synchronized boolean take(TransferUpdate update) {
    TransferEntity transfer = update.transfer();
    String id = key(transfer.id());
    if (endedBefore.contains(id) || transfer.equals(seen.put(id, transfer))) {
      return false;
    }
    if (!update.isEnded()) {
      open.add(id);
    } else {
      open.remove(id);
      endedBefore.add(id);
      count(Statuses.isComplete(transfer.status()));
    }
    return true;
  }

  /** The open transfers that are missing in a list of all: they were withdrawn. */
  synchronized List<String> takeGone(List<TransferEntity> all) {
    Set<String> present = new HashSet<>();
    all.forEach(transfer -> present.add(key(transfer.id())));
    List<String> gone =
        open.stream().filter(id -> seen.containsKey(id) && !present.contains(id)).toList();
    gone.forEach(
        id -> {
          open.remove(id);
          count(false);
        });
    return gone;
  }

  synchronized boolean isNoneOpen() {
    return open.isEmpty();
  }

  synchronized int openCount() {
    return open.size();
  }

  synchronized WatchResult result() {
    int all = complete + otherwise;
    if (all == 0) {
      return new WatchResult(ExitCode.DONE, "the customer has no open transfers");
    }
    return otherwise == 0
        ? new WatchResult(ExitCode.DONE, Text.count(all, "transfer") + " ended, all complete")
        : new WatchResult(
            ExitCode.NOT_COMPLETE,
            Text.count(all, "transfer") + " ended, " + otherwise + " of them not complete");
  }

  private void count(boolean isComplete) {
    complete += isComplete ? 1 : 0;
    otherwise += isComplete ? 0 : 1;
  }

  private static String key(@Nullable String id) {
    return String.valueOf(id).toLowerCase(Locale.ROOT);
  }
}
