package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private long now = Duration.ofDays(1).toNanos();
  private final List<Long> pauses = new ArrayList<>();
  private final RequestRate rate =
      new RequestRate(
          10,
          () -> now,
          pause -> {
            pauses.add(pause.toMillis());
            now += pause.toNanos();
          });

  @Test
  void requestsAreAnIntervalApartWithoutBursts() throws InterruptedException {
    rate.acquire();
    rate.acquire();
    now += Duration.ofMillis(30).toNanos();
    rate.acquire();
    now += Duration.ofHours(1).toNanos();
    rate.acquire();
    rate.acquire();
    assertThat(pauses).containsExactly(105L, 75L, 105L);
  }

  /** Calls that a slow disk delayed, and those that the client repeats, are sent together. */
  @Test
  void noMoreRequestsAreSentInASecond() throws IOException {
    List<Long> sent = new ArrayList<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(rate)
            .addInterceptor(
                chain -> {
                  sent.add(Duration.ofNanos(now).toMillis());
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(204)
                      .message("No Content")
                      .body(ResponseBody.create("", null))
                      .build();
                })
            .build();
    for (int i = 0; i < 35; i++) {
      client.newCall(new Request.Builder().url("http://localhost/").build()).execute().close();
      now += Duration.ofMillis(i % 3).toNanos();
    }
    for (int i = 10; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - 10)).isGreaterThanOrEqualTo(1050);
    }
    assertThat(sent.get(9) - sent.get(0)).isLessThan(20); // A burst within the limit passes.
  }
}
