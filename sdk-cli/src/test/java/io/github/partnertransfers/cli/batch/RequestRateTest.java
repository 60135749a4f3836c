package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(pauses).containsExactly(102L, 72L, 102L);
  }
}
