package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A watch in virtual time, over polls that answer at once. */
class TransferWatchTest {
  private final TestScheduler time = new TestScheduler();
  private final List<Long> pollSeconds = new ArrayList<>();
  private String status = "Pending";
  private boolean polling;

  private final Single<TransferEntity> poll =
      Single.fromCallable(
          () -> {
            pollSeconds.add(time.now(TimeUnit.SECONDS));
            return TransferEntity.builder().id("a").status(TransferStatus.of(status)).build();
          });

  @Test
  void waitsGrowWhileNothingChangesAndShrinkOnChange() {
    TestSubscriber<TransferUpdate> updates = watch(options().build()).test();

    time.advanceTimeTo(100, TimeUnit.SECONDS);
    // 10, then half as long again each time, up to the longest of 30.
    assertThat(pollSeconds).containsExactly(0L, 10L, 25L, 47L, 77L);

    status = "InProgress";
    time.advanceTimeTo(118, TimeUnit.SECONDS);
    assertThat(pollSeconds).endsWith(107L, 117L);
    updates.assertValueCount(2).assertNotComplete();
  }

  @Test
  void tellsChangesOnlyAndEndsAtATerminalStatus() {
    TestSubscriber<TransferUpdate> updates = watch(options().build()).test();

    time.advanceTimeBy(60, TimeUnit.SECONDS);
    status = "OnHold";
    time.advanceTimeBy(60, TimeUnit.SECONDS);
    status = "Complete";
    time.advanceTimeBy(60, TimeUnit.SECONDS);

    updates.assertComplete();
    assertThat(updates.values())
        .extracting(update -> update.status().toString())
        .containsExactly("Pending", "OnHold", "Complete");
    assertThat(updates.values())
        .extracting(TransferUpdate::isEnded)
        .containsExactly(false, false, true);
    assertThat(updates.values().get(0).previous()).isNull();
    assertThat(updates.values().get(2).previous().status()).hasToString("OnHold");
  }

  @Test
  void failsAtTheDeadlineWithTheLastState() {
    TestSubscriber<TransferUpdate> updates =
        watch(options().deadline(Duration.ofSeconds(40)).build()).test();

    time.advanceTimeBy(39, TimeUnit.SECONDS);
    updates.assertNotComplete().assertNoErrors();
    time.advanceTimeBy(1, TimeUnit.SECONDS);

    updates.assertError(
        error ->
            error instanceof WatchDeadlineException deadline
                && deadline.lastSeen().status().equals(TransferStatus.PENDING)
                && error.getMessage().contains("Pending"));
    time.advanceTimeBy(100, TimeUnit.SECONDS);
    assertThat(pollSeconds).containsExactly(0L, 10L, 25L);
  }

  @Test
  void cancellingStopsTheTimer() {
    TestSubscriber<TransferUpdate> updates = watch(options().build()).test();
    time.advanceTimeBy(12, TimeUnit.SECONDS);

    updates.cancel();
    time.advanceTimeBy(1000, TimeUnit.SECONDS);

    assertThat(pollSeconds).containsExactly(0L, 10L);
  }

  @Test
  void aSlowSubscriberSlowsThePolls() {
    TestSubscriber<TransferUpdate> updates = watch(options().build()).test(0);
    time.advanceTimeBy(1000, TimeUnit.SECONDS);
    updates.assertNoValues();
    assertThat(pollSeconds).hasSize(1);

    status = "InProgress";
    updates.request(1);
    updates.assertValueCount(1);
    time.advanceTimeBy(1000, TimeUnit.SECONDS);
    assertThat(pollSeconds).hasSize(2);

    updates.request(1);
    assertThat(updates.values())
        .extracting(update -> update.status().toString())
        .containsExactly("Pending", "InProgress");
  }

  @Test
  void neverPollsTwiceAtATime() {
    Single<TransferEntity> slow =
        Single.defer(
            () -> {
              assertThat(polling).isFalse();
              polling = true;
              return poll.delay(50, TimeUnit.SECONDS, time).doFinally(() -> polling = false);
            });
    TestSubscriber<TransferUpdate> updates =
        new TransferWatch(options().build()).follow(slow).test();

    time.advanceTimeBy(1000, TimeUnit.SECONDS);

    updates.assertValueCount(1).assertNoErrors();
    assertThat(pollSeconds).hasSizeGreaterThan(10);
  }

  private Flowable<TransferUpdate> watch(WatchOptions options) {
    return new TransferWatch(options).follow(poll);
  }

  private WatchOptions.Builder options() {
    return WatchOptions.builder()
        .interval(Duration.ofSeconds(10))
        .maxInterval(Duration.ofSeconds(30))
        .scheduler(time);
  }
}
