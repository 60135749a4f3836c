package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Follows all transfers of a customer for one subscriber. */
final class CustomerWatch {
  private final WatchOptions options;
  private final PollLoop loop;
  private final Map<String, TransferEntity> lastById = new HashMap<>();

  CustomerWatch(WatchOptions options) {
    this.options = options;
    this.loop = new PollLoop(options);
  }

  Flowable<TransferUpdate> follow(Single<List<TransferEntity>> poll) {
    // A prefetch of one: the next poll waits until the updates of this one have been taken.
    Flowable<TransferUpdate> updates =
        loop.repeat(poll).map(this::changes).concatMapIterable(changes -> changes, 1);
    return TransferWatch.until(options, updates, () -> null);
  }

  private List<TransferUpdate> changes(List<TransferEntity> transfers) {
    List<TransferUpdate> changes = new ArrayList<>();
    for (TransferEntity transfer : transfers) {
      String id = transfer.id();
      if (id == null) {
        continue; // Nothing can be said about it from one poll to the next.
      }
      TransferEntity last = lastById.put(id.toLowerCase(Locale.ROOT), transfer);
      if (!transfer.equals(last)) {
        changes.add(TransferUpdate.of(transfer, last));
      }
    }
    if (changes.isEmpty()) {
      loop.unchanged();
    } else {
      loop.changed();
    }
    return changes;
  }
}
