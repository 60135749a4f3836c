package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Positions of a transfer are saved in order, in whatever order its updates are acknowledged. */
class OutOfOrderAcknowledgementTest {
  private final PolledService service = new PolledService();
  private final Saved saved = new Saved();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(2))
          .maxInterval(Duration.ofSeconds(2))
          .jitter(0)
          .requestsPerSecond(1_000)
          .positions(saved);

  @Test
  void secondUpdateIsNotSavedBeforeTheFirstIsAcknowledged() {
    List<TransferUpdate> updates = updates(3);

    updates.get(1).acknowledge();
    updates.get(1).acknowledge();
    assertThat(saved.statuses).isEmpty();
    updates.get(0).acknowledge();

    assertThat(saved.statuses).containsExactly(Map.entry(ONE, "Step1"));
    updates.get(2).acknowledge();
    assertThat(saved.statuses).containsExactly(Map.entry(ONE, "Step2"));
  }

  @Test
  void reverseOrderSavesOnlyTheLastPositionAtTheEnd() {
    List<TransferUpdate> updates = updates(4);

    for (int i = 3; i > 0; i--) {
      updates.get(i).acknowledge();
      assertThat(saved.saves).isZero();
    }
    updates.get(0).acknowledge();

    assertThat(saved.statuses).containsExactly(Map.entry(ONE, "Step3"));
    assertThat(saved.saves).isOne();
  }

  @Test
  void repeatedAcknowledgementOfAnEarlierUpdateIsIgnored() {
    List<TransferUpdate> updates = updates(2);
    updates.get(0).acknowledge();
    updates.get(1).acknowledge();

    updates.get(0).acknowledge();

    assertThat(saved.statuses).containsExactly(Map.entry(ONE, "Step1"));
    assertThat(saved.saves).isEqualTo(2);
  }

  @Test
  void transfersAreSavedIndependently() {
    service.put(CUSTOMER, ONE, "Step0");
    service.put(CUSTOMER, TWO, "Pending");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch().test();

    updates.values().get(1).acknowledge();

    assertThat(saved.statuses).containsExactly(Map.entry(TWO, "Pending"));
  }

  @Test
  void failedSaveOfOneTransferDoesNotBlockOthers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    saved.refused = ONE;
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch().test();

    updates.values().get(0).acknowledge();
    updates.values().get(1).acknowledge();
    service.advanceTo(10);

    assertThat(saved.statuses).containsExactly(Map.entry(TWO, "Pending"));
    saved.refused = null;
    service.advanceTo(1_000);
    assertThat(saved.statuses).containsOnlyKeys(ONE, TWO);
  }

  @Test
  void updateAcknowledgedDuringASaveIsSavedNext() {
    List<TransferUpdate> updates = updates(2);
    saved.during = () -> updates.get(1).acknowledge();

    updates.get(0).acknowledge();

    assertThat(saved.statuses).containsExactly(Map.entry(ONE, "Step1"));
    assertThat(saved.saves).isEqualTo(2);
  }

  /** An application that stores positions itself never acknowledges. */
  @Test
  void unacknowledgedUpdateIsNotRetained() {
    service.put(CUSTOMER, ONE, "Step0");
    List<WeakReference<WatchPosition>> told = new ArrayList<>();
    var watch =
        service
            .transfers(options)
            .customer(CUSTOMER)
            .watch()
            .subscribe(update -> told.add(new WeakReference<>(update.position())));
    for (int i = 1; i < 5; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(2 * i);
    }

    assertThat(told).hasSize(5);
    for (int i = 0; i < 50 && told.get(0).get() != null; i++) {
      System.gc();
    }
    assertThat(told.get(0).get()).isNull();
    assertThat(told.get(1).get()).isNull();
    watch.dispose();
  }

  private List<TransferUpdate> updates(int count) {
    service.put(CUSTOMER, ONE, "Step0");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch(ONE).test();
    for (int i = 1; i < count; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(2 * i);
    }
    updates.assertValueCount(count);
    return updates.values();
  }

  private static final class Saved implements PositionStore {
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private String refused;
    private int saves;
    private Runnable during = () -> {};

    @Override
    public Collection<WatchPosition> load(String customerId) {
      return List.of();
    }

    @Override
    public void save(WatchPosition position) throws IOException {
      if (position.transferId().equals(refused)) {
        throw new IOException("no room for " + refused);
      }
      saves++;
      during.run();
      statuses.put(position.transferId(), String.valueOf(position.status()));
    }
  }
}
