package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.partnertransfers.CallHandle;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event listener of OkHttp that throws when a request is canceled stops nothing else. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThrowingEventListenerTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final VirtualTime time = VirtualTime.standing();
  private final AtomicInteger thrown = new AtomicInteger();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  private RawServer silentServer() {
    return RawServer.start(
        (request, connection) -> {
          arrived.add(request);
          RawServer.keepSilent(connection);
        });
  }

  private TransfersClient.Builder client(RawServer server) {
    EventListener throwing =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            thrown.incrementAndGet();
            throw new IllegalStateException("a mistake in a listener");
          }
        };
    OkHttpClient http = leaks.http().newBuilder().eventListener(throwing).build();
    return Clients.of(server, time)
        .httpClient(http)
        .deadline(DEADLINE)
        .retryPolicy(RetryPolicy.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void laterCallsKeepTheirDeadline(CallStyle style) throws Exception {
    try (RawServer server = silentServer();
        TransfersClient client = client(server).build()) {
      for (int calls = 1; calls <= 3; calls++) {
        RunningCall<?> running = style.start(Kind.READ.call(client));
        arrived.take();

        time.advance(DEADLINE);

        assertThat(running.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
        assertThat(thrown).hasValue(calls);
      }
    }
  }

  @Test
  void callsThatArePastTheDeadlineTogetherAllEnd() throws Exception {
    try (RawServer server = silentServer();
        TransfersClient client = client(server).build()) {
      RunningCall<?> first = CallStyle.FUTURE.start(Kind.READ.call(client));
      RunningCall<?> second = CallStyle.CALLBACK.start(Kind.READ.call(client));
      arrived.take();
      arrived.take();

      time.advance(DEADLINE);

      assertThat(first.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
      assertThat(second.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
    }
  }

  @Test
  void cancelAndCloseDoNotThrow() throws Exception {
    CountDownLatch notified = new CountDownLatch(2);
    try (RawServer server = silentServer()) {
      TransfersClient client = client(server).build();
      CallHandle canceled =
          Kind.READ.call(client).enqueue(Callbacks.onFailure(failure -> notified.countDown()));
      arrived.take();
      Kind.READ.call(client).enqueue(Callbacks.onFailure(failure -> notified.countDown()));
      arrived.take();

      assertThatCode(canceled::cancel).doesNotThrowAnyException();
      assertThatCode(client::close).doesNotThrowAnyException();

      notified.await();
      assertThat(thrown).hasValue(2);
    }
  }
}
