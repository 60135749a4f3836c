package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CustomerWatchTest {
  private final TestScheduler time = new TestScheduler();
  private List<TransferEntity> transfers =
      List.of(transfer("a", "Pending"), transfer("b", "Complete"));
  private int polls;

  @Test
  void oneRequestPerPollServesAllTransfers() {
    TestSubscriber<TransferUpdate> updates = watch().test();
    assertThat(told(updates)).containsExactly("a Pending", "b Complete");

    transfers =
        List.of(transfer("A", "InProgress"), transfer("b", "Complete"), transfer("c", "Pending"));
    time.advanceTimeBy(5, TimeUnit.SECONDS);

    assertThat(told(updates))
        .containsExactly("a Pending", "b Complete", "A InProgress", "c Pending");
    assertThat(updates.values().get(2).previous().status()).isEqualTo(TransferStatus.PENDING);
    assertThat(polls).isEqualTo(2);
    updates.assertNotComplete();
  }

  @Test
  void updatesThatNobodyAskedForYetAreKept() {
    TestSubscriber<TransferUpdate> updates = watch().test(1);
    time.advanceTimeBy(1000, TimeUnit.SECONDS);
    assertThat(told(updates)).containsExactly("a Pending");
    assertThat(polls).isLessThanOrEqualTo(2);

    updates.request(1);

    assertThat(told(updates)).containsExactly("a Pending", "b Complete");
  }

  private Flowable<TransferUpdate> watch() {
    return new CustomerWatch(WatchOptions.builder().scheduler(time).build())
        .follow(
            Single.fromCallable(
                () -> {
                  polls++;
                  return transfers;
                }));
  }

  private static List<String> told(TestSubscriber<TransferUpdate> updates) {
    List<String> told = new ArrayList<>();
    for (TransferUpdate update : updates.values()) {
      told.add(update.transfer().id() + " " + update.status());
    }
    return told;
  }

  private static TransferEntity transfer(String id, String status) {
    return TransferEntity.builder().id(id).status(TransferStatus.of(status)).build();
  }
}
