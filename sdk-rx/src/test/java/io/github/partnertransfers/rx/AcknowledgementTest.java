package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What wasn't acknowledged when a process died is told again; what was, never. */
class AcknowledgementTest {
  private static final int SEEDS = 15;
  private static final int CRASHES = 6;
  private static final int TRANSFERS = 3;

  /** How an application takes updates: each handles them later than the stream hands them out. */
  private enum Way {
    DIRECT {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates.subscribe(handler::accept);
      }
    },
    OBSERVE_ON {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates.observeOn(later).subscribe(handler::accept);
      }
    },
    FLAT_MAP {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates
            .flatMapMaybe(
                // The later an update comes, the sooner it is handled: out of order.
                update ->
                    Maybe.just(update)
                        .delay(update.hashCode() & 0xff, TimeUnit.MILLISECONDS, later)
                        .doOnSuccess(handler::accept))
            .subscribe();
      }
    },
    CONCAT_MAP {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates
            .concatMapMaybe(
                update ->
                    Maybe.just(update)
                        .delay(20, TimeUnit.MILLISECONDS, later)
                        .doOnSuccess(handler::accept))
            .subscribe();
      }
    },
    TAKE_ONE_AGAIN_AND_AGAIN {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates.take(1).observeOn(later).doOnNext(handler::accept).repeat().subscribe();
      }
    },
    BUFFER {
      @Override
      Disposable follow(
          Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler) {
        return updates
            .buffer(50, TimeUnit.MILLISECONDS, later)
            .subscribe(all -> all.forEach(handler));
      }
    };

    abstract Disposable follow(
        Flowable<TransferUpdate> updates, TestScheduler later, Consumer<TransferUpdate> handler);
  }

  /** Keeps positions, fails now and then, and has those of another customer, too. */
  private static final class Store implements PositionStore {
    final Map<String, WatchPosition> positions = new HashMap<>();
    private final int failsEvery;
    private int saves;

    Store(int failsEvery) {
      this.failsEvery = failsEvery;
      WatchPosition others =
          WatchPosition.parse(
              new WatchPosition(
                      OTHER_CUSTOMER, id(0), TransferState.of(PolledService.transfer(id(0), "X")))
                  .toString());
      positions.put("others", others);
    }

    @Override
    public Collection<WatchPosition> load(String customerId) {
      return new ArrayList<>(positions.values());
    }

    @Override
    public void save(WatchPosition position) throws IOException {
      if (failsEvery > 0 && ++saves % failsEvery == 0) {
        throw new IOException("not now");
      }
      positions.put(position.transferId(), WatchPosition.parse(position.toString()));
    }
  }

  private static String id(int number) {
    return Fleet.transferId(number);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostAndNothingAcknowledgedIsToldAgain(Way way) {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (int failsEvery : new int[] {0, 3}) {
        live(way, new Random(seed), new Store(failsEvery), "seed " + seed + ", " + failsEvery);
      }
    }
  }

  private static void live(Way way, Random random, Store store, String story) {
    PolledService service = new PolledService();
    int[] versions = new int[TRANSFERS];
    int[] handled = {-1, -1, -1};
    int[] acknowledged = {-1, -1, -1};
    for (int crash = 0; crash <= CRASHES; crash++) {
      boolean isLast = crash == CRASHES;
      boolean[] isAlive = {true};
      int[] fresh = {-1, -1, -1};
      RxTransfers transfers =
          service.transfers(
              WatchOptions.builder()
                  .interval(Duration.ofMillis(30))
                  .minInterval(Duration.ofMillis(30))
                  .maxInterval(Duration.ofMillis(30))
                  .requestsPerSecond(1_000)
                  .positions(store));
      for (int i = 0; i < TRANSFERS; i++) {
        service.put(CUSTOMER, id(i), "V" + versions[i]);
      }
      Disposable process =
          way.follow(
              transfers.watchCustomer(CUSTOMER),
              service.time,
              update -> {
                if (!isAlive[0]) {
                  return;
                }
                int transfer = Fleet.number(update.transferId());
                int version = Integer.parseInt(update.status().value().substring(1));
                assertThat(update.customerId()).isEqualTo(CUSTOMER);
                if (store.failsEvery == 0 && fresh[transfer] < 0) {
                  assertThat(version)
                      .as("%s: told again, transfer %s", story, transfer)
                      .isNotEqualTo(acknowledged[transfer]);
                }
                fresh[transfer] = version;
                handled[transfer] = Math.max(handled[transfer], version);
                if (isLast || random.nextInt(4) > 0) {
                  update.acknowledge();
                  if (saved(store, transfer) == version) {
                    acknowledged[transfer] = version;
                  }
                }
              });
      int steps = isLast ? 0 : random.nextInt(30);
      for (int step = 0; step < steps; step++) {
        int changed = random.nextInt(TRANSFERS);
        versions[changed]++;
        service.put(CUSTOMER, id(changed), "V" + versions[changed]);
        service.time.advanceTimeBy(random.nextInt(40), TimeUnit.MILLISECONDS);
      }
      if (isLast) {
        service.time.advanceTimeBy(10, TimeUnit.SECONDS);
      }
      for (int i = 0; i < TRANSFERS; i++) {
        assertThat(saved(store, i))
            .as("%s: saved, not handled", story)
            .isLessThanOrEqualTo(handled[i]);
      }
      isAlive[0] = false;
      process.dispose();
    }
    assertThat(handled).as(story).isEqualTo(versions);
  }

  private static int saved(Store store, int transfer) {
    WatchPosition position = store.positions.get(id(transfer));
    return position == null ? -1 : Integer.parseInt(position.status().value().substring(1));
  }

  @Test
  void laterUpdateIsSavedWithTheEarlierOne() {
    PolledService service = new PolledService();
    Store store = new Store(0);
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(WatchOptions.builder().positions(store)).watchCustomer(CUSTOMER).test();
    service.put(CUSTOMER, ONE, "InProgress");
    service.advanceTo(20);
    updates.assertValueCount(2);

    updates.values().get(1).acknowledge();
    assertThat(store.positions).doesNotContainKey(ONE);
    updates.values().get(0).acknowledge();

    assertThat(store.positions.get(ONE).status()).hasToString("InProgress");
    updates.cancel();
  }

  @Test
  void acknowledgementAfterTheEndCounts() {
    PolledService service = new PolledService();
    Store store = new Store(0);
    service.put(CUSTOMER, ONE, "Complete");
    TestSubscriber<TransferUpdate> updates =
        service
            .transfers(WatchOptions.builder().positions(store))
            .watch(CUSTOMER, ONE)
            .takeUntil(TransferUpdate::isEnded)
            .test()
            .assertComplete();

    assertThat(store.positions).doesNotContainKey(ONE);
    updates.values().get(0).acknowledge();
    assertThat(store.positions).containsKey(ONE);
  }
}
