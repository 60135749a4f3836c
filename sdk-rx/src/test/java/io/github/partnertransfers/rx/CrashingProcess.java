package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.SteppingService.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that handles the updates of a customer and crashes at some point. After that, its
 * threads have no effect.
 */
final class CrashingProcess implements PositionStore {
  private final AcknowledgementPropertyTest.Store store;
  private final OperatorChain chain;
  private final int crashAfter;
  private final boolean diesBeforeAcknowledging;
  private final Map<String, String> savedBefore;
  private final CountDownLatch end = new CountDownLatch(1);

  /** The emitted updates of each transfer. */
  @GuardedBy("this")
  private final Map<String, List<TransferUpdate>> told = new HashMap<>();

  @GuardedBy("this")
  private final Set<TransferUpdate> handled = new HashSet<>();

  @GuardedBy("this")
  private final Set<TransferUpdate> acknowledged = new HashSet<>();

  @GuardedBy("this")
  private final List<String> mistakes = new ArrayList<>();

  @GuardedBy("this")
  private TransferUpdate handledLast;

  @GuardedBy("this")
  private int count;

  @GuardedBy("this")
  private boolean isDead;

  CrashingProcess(
      AcknowledgementPropertyTest.Store store,
      OperatorChain chain,
      int crashAfter,
      boolean diesBeforeAcknowledging) {
    this.store = store;
    this.chain = chain;
    this.crashAfter = crashAfter;
    this.diesBeforeAcknowledging = diesBeforeAcknowledging;
    this.savedBefore = store.statuses();
  }

  /** Runs until it crashes or its stream ends. */
  void run(TransfersClient client) throws InterruptedException {
    WatchOptions options =
        WatchOptions.builder()
            .interval(Duration.ofMillis(1))
            .maxInterval(Duration.ofMillis(1))
            .requestsPerSecond(1_000)
            .completeWhenAllEnded(true)
            .positions(this)
            .acknowledgesAfterOnNext(chain == OperatorChain.DIRECT)
            .build();
    Disposable stream =
        chain
            .handle(
                RxTransfers.of(client, options)
                    .customer(SteppingService.CUSTOMER)
                    .watch()
                    .doOnNext(this::tell),
                this::handle)
            .subscribe(any -> {}, error -> end.countDown(), end::countDown);
    assertThat(end.await(60, TimeUnit.SECONDS)).as("%s progresses", chain).isTrue();
    die();
    stream.dispose();
  }

  private synchronized void die() {
    isDead = true;
    end.countDown();
  }

  private synchronized void tell(TransferUpdate update) {
    if (isDead) {
      return;
    }
    if (chain == OperatorChain.DIRECT && handledLast != null) {
      acknowledged.add(handledLast); // Acknowledged by the stream before the next update.
    }
    List<TransferUpdate> earlier =
        told.computeIfAbsent(update.transferId(), any -> new ArrayList<>());
    String before =
        earlier.isEmpty()
            ? savedBefore.get(update.transferId())
            : "" + earlier.get(earlier.size() - 1).status();
    if (before != null && step("" + update.status()) <= step(before)) {
      mistakes.add("told " + update + " after " + before);
    }
    earlier.add(update);
  }

  private void handle(TransferUpdate update) {
    boolean isLast;
    synchronized (this) {
      dieIf(false);
      handled.add(update);
      handledLast = update;
      count++;
      isLast = count == crashAfter;
      dieIf(isLast && diesBeforeAcknowledging);
    }
    if (chain != OperatorChain.DIRECT) {
      update.acknowledge();
    }
    synchronized (this) {
      dieIf(false);
      if (chain != OperatorChain.DIRECT) {
        acknowledged.add(update);
      }
      dieIf(isLast);
    }
  }

  @GuardedBy("this")
  private void dieIf(boolean isTime) {
    if (isTime) {
      die();
    }
    if (isDead) {
      throw new CancellationException("the process is dead");
    }
  }

  @Override
  public Collection<WatchPosition> load(String customerId) {
    return store.load(customerId);
  }

  @Override
  public synchronized void save(WatchPosition position) throws IOException {
    if (isDead) {
      return;
    }
    int saved = step("" + position.status());
    for (TransferUpdate update : told.getOrDefault(position.transferId(), List.of())) {
      if (step("" + update.status()) <= saved && !handled.contains(update)) {
        mistakes.add("saved " + position + " before this was handled: " + update);
      }
    }
    store.save(position);
  }

  synchronized void assertNothingWasPassedOverOrToldAgain(Object as) {
    assertThat(mistakes).as("%s", as).isEmpty();
  }

  /** Asserts that what was acknowledged, with all before it, has been saved. */
  synchronized void assertAcknowledgedIsSaved(Object as) {
    Map<String, String> saved = store.statuses();
    told.forEach(
        (id, updates) -> {
          for (TransferUpdate update : updates) {
            if (!acknowledged.contains(update)) {
              break;
            }
            assertThat(saved).as("%s", as).containsKey(id);
            assertThat(step(saved.get(id)))
                .as("%s", as)
                .isGreaterThanOrEqualTo(step("" + update.status()));
          }
        });
  }

  /** Returns the transfers whose end was handled. */
  synchronized Set<String> endsHandled() {
    Set<String> ends = new HashSet<>();
    for (TransferUpdate update : handled) {
      if (update.isEnded()) {
        ends.add(update.transferId());
      }
    }
    return ends;
  }
}
