package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.ThreadStarts;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever thread of a client can't be started: the call that needs it ends, and the client works
 * as before when there are threads again.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailedThreadStartTest {
  private static final String FINE = RawServer.answer(200, "", "{\"id\":\"1\"}");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @ParameterizedTest
  @EnumSource
  void oneFailedStartEndsItsCallAtMost(CallStyle style) {
    int starts = 0;
    while (startFails(starts, style)) {
      starts++;
    }
    // At least the timer's thread and the login's.
    assertThat(starts).isGreaterThanOrEqualTo(2);
  }

  /** Returns whether there was such a start. */
  private boolean startFails(int earlierStarts, CallStyle style) {
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client = client(Clients.of(server).retryPolicy(RetryPolicy.NONE));
        ThreadStarts starts = ThreadStarts.observe()) {
      starts.failAfter(earlierStarts);
      try {
        assertSuccess(style, client);
      } catch (TransfersException e) {
        assertThat(e)
            .isExactlyInstanceOf(ServiceUnavailableException.class)
            .hasMessageContaining("unable to create native thread");
        assertThat(server.requests()).isZero();
      }
      boolean failed = starts.hasFailed();

      assertSuccess(style, client);

      return failed;
    }
  }

  /** Only where the first of all can't be started, the call has nobody to see to its retries. */
  @ParameterizedTest
  @EnumSource
  void failedStartOfALoginOrAnAttemptIsRetried(CallStyle style) {
    VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofMinutes(1));
    int starts = 1;
    boolean failed = true;
    while (failed) {
      try (RawServer server = RawServer.answering(FINE);
          TransfersClient client = client(Clients.of(server, time));
          ThreadStarts observed = ThreadStarts.observe()) {
        observed.failAfter(starts++);

        assertSuccess(style, client);

        failed = observed.hasFailed();
        assertThat(server.requests()).isOne();
      }
    }
    assertThat(starts).isGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource
  void deadlineHoldsAfterTheFirstStartFailed(CallStyle style) throws Exception {
    VirtualTime time = VirtualTime.standing();
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  RawServer.keepSilent(connection);
                });
        TransfersClient client = client(Clients.of(server, time).deadline(Duration.ofMinutes(1)));
        ThreadStarts starts = ThreadStarts.observe()) {
      starts.failAfter(0);
      assertThatExceptionOfType(ServiceUnavailableException.class)
          .isThrownBy(() -> style.result(Kind.READ.call(client)));
      RunningCall<?> running = style.start(Kind.READ.call(client));
      arrived.await();

      time.advance(Duration.ofMinutes(1));

      assertThat(running.failure())
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("exceeded its deadline");
    }
  }

  private TransfersClient client(TransfersClient.Builder builder) {
    return builder
        .httpClient(leaks.http())
        .credential(request -> Clients.TOKEN)
        .maxConcurrentRequests(1)
        .build();
  }

  private static void assertSuccess(CallStyle style, TransfersClient client) {
    Object result = style.result(Kind.WRITE.call(client));

    assertThat(result).isNotNull();
  }
}
