package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows one transfer for one subscriber. */
final class TransferWatch {
  private final WatchOptions options;
  private final PollLoop loop;
  private volatile @Nullable TransferEntity last;

  TransferWatch(WatchOptions options) {
    this.options = options;
    this.loop = new PollLoop(options);
  }

  Flowable<TransferUpdate> follow(Single<TransferEntity> poll) {
    Flowable<TransferUpdate> updates =
        loop.repeat(poll)
            .filter(this::isChange)
            .map(this::update)
            .takeUntil(TransferUpdate::isEnded);
    return until(options, updates, () -> last);
  }

  private boolean isChange(TransferEntity transfer) {
    boolean change = !transfer.equals(last);
    if (change) {
      loop.changed();
    } else {
      loop.unchanged();
    }
    return change;
  }

  private TransferUpdate update(TransferEntity transfer) {
    TransferUpdate update = TransferUpdate.of(transfer, last);
    last = transfer;
    return update;
  }

  interface LastSeen {
    @Nullable TransferEntity get();
  }

  /** Fails the stream at the deadline, if there is one. */
  static Flowable<TransferUpdate> until(
      WatchOptions options, Flowable<TransferUpdate> updates, LastSeen lastSeen) {
    Duration deadline = options.deadline();
    if (deadline == null) {
      return updates;
    }
    return updates.takeUntil(
        Completable.timer(deadline.toNanos(), TimeUnit.NANOSECONDS, options.scheduler())
            .andThen(Flowable.error(() -> new WatchDeadlineException(deadline, lastSeen.get()))));
  }
}
