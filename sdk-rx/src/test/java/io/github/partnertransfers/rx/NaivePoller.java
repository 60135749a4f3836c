package io.github.partnertransfers.rx;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Watches a fleet without this library: a timer per transfer, each tick a GET with one retry. */
final class NaivePoller {
  private static final CallOptions ONCE = CallOptions.builder().maxAttempts(1).build();
  private static final int RETRIES = 1;

  private final int[] versions = new int[Fleet.TRANSFERS];
  private final CompositeDisposable watches = new CompositeDisposable();
  private int detected;

  /** Watches all, with random starts in the first interval. */
  void start(TransfersClient client, Duration interval, Scheduler scheduler) {
    Random random = new Random(4);
    long millis = interval.toMillis();
    for (int i = 0; i < Fleet.TRANSFERS; i++) {
      int number = i;
      TransferCall<TransferEntity> get =
          client.customer(Fleet.customerOf(i)).get(Fleet.transferId(i)).with(ONCE);
      watches.add(
          Flowable.interval(
                  (long) (random.nextDouble() * millis), millis, TimeUnit.MILLISECONDS, scheduler)
              .onBackpressureDrop()
              .concatMapMaybe(
                  tick -> RxTransfers.single(get).retry(RETRIES).toMaybe().onErrorComplete())
              .subscribe(transfer -> saw(number, transfer)));
    }
  }

  private void saw(int number, TransferEntity transfer) {
    int version = Fleet.version(transfer);
    if (version > versions[number]) {
      versions[number] = version;
      detected++;
    }
  }

  /** Returns the number of detected states. */
  int detected() {
    return detected;
  }

  void stop() {
    watches.dispose();
  }
}
