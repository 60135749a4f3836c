package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a call waits for, and whatever ends it: it ends in time, notifies its caller once, and
 * leaves nothing behind.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchdogTest {
  private static final Duration EVER = Duration.ofDays(2);

  /** For the garbage collector to find that nobody refers to a call any more. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  static Stream<EndCase> cases() {
    return EndCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void callEndsInTimeAndLeavesNothing(EndCase given) throws Exception {
    try (HeldCall call = new HeldCall(given, leaks)) {
      WeakReference<CallOptions> options = call.start();
      AtomicInteger notifications = call.running().notifications();

      given.end().apply(call);

      if (given.state().hasEnded()) {
        call.release(); // Only the executor can deliver what has ended.
      }
      // Virtual time stands still: what ends the call now ends it in time.
      checkOutcome(given, call.running());
      call.forget();
      if (given.state().isExchanging()) {
        call.awaitConnectionClosed();
      }
      checkForgotten(given, call, options);
      checkClientIsAsBefore(given, call);
      leaks.end(); // Now all threads have ended that might do any more.
      assertThat(notifications)
          .as("notifications")
          .hasValue(given.isCancellationOf(CallStyle.RX) ? 0 : 1);
      assertThat(call.uncaught() != null)
          .as("reported %s", call.uncaught())
          .isEqualTo(given.end() == CallEnd.THROWING_CALLBACK);
    }
  }

  private static void checkOutcome(EndCase given, RunningCall<?> call) {
    if (given.isCancellationOf(CallStyle.FUTURE)) {
      assertThat(call.outcome()).isCancelled();
    } else if (given.isCancellationOf(CallStyle.RX)) {
      assertThat(call.outcome()).isNotDone();
    } else if (given.failure() == null) {
      assertThat(call.result()).isNotNull();
    } else {
      checkFailure(given, call.failure());
    }
  }

  private static void checkFailure(EndCase given, TransfersException failure) {
    assertThat(failure).isExactlyInstanceOf(given.failure());
    switch (given.end()) {
      case DEADLINE -> assertThat(failure).hasMessageContaining("exceeded its deadline");
      case CANCELLATION, INTERRUPT, CLOSE -> assertThat(failure).hasMessageContaining("canceled");
      default -> assertThat(failure).hasMessageContaining(HeldCall.MISTAKE);
    }
  }

  /** Checks that the client, though it is open, refers to the call neither now nor later. */
  private static void checkForgotten(
      EndCase given, HeldCall call, WeakReference<CallOptions> options) throws Exception {
    if (given.state() == CallState.QUEUED || given.state() == CallState.QUEUED_IN_LENT_EXECUTOR) {
      call.release(); // What ended in a queue is removed at its turn.
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (options.get() != null && System.nanoTime() - end < 0) {
      System.gc();
    }
    assertThat(options.get()).as("what refers to the call").isNull();
    call.time().awaitNoTimer(EVER);
    call.release();
    assertThat(call.requests()).isEqualTo(given.requests());
  }

  /** Checks that threads, logins and the retry budget are there for the next call. */
  private static void checkClientIsAsBefore(EndCase given, HeldCall call) throws Exception {
    if (given.end() != CallEnd.CLOSE) {
      assertThat(call.makeAnotherCall()).isNotNull();
      if (given.state().isAwaitingToken() && given.end() != CallEnd.FOREIGN_THROWABLE) {
        assertThat(call.logins())
            .as("logins, of which the one that hung is of use")
            .isEqualTo(given.state() == CallState.AWAITING_TOKEN ? 1 : 2);
      }
    }
    call.time().advance(EVER);
    assertThat(call.requests()).isEqualTo(given.requests());
  }
}
