package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Clients with the same OkHttp client and the same limits share a transport. */
class TransportTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long MAX_BYTES = 1_000;
  private static final int MAX_VALUES = 100;

  private final OkHttpClient base = new OkHttpClient();

  @Test
  void clientsShareATransportIfEverythingIsEqual() {
    Transport transport = Transport.shared(base, MAX_BYTES, MAX_VALUES);

    assertThat(Transport.shared(base, MAX_BYTES, MAX_VALUES)).isSameAs(transport);
    assertThat(Transport.shared(base, MAX_BYTES + 1, MAX_VALUES)).isNotSameAs(transport);
    assertThat(Transport.shared(base, MAX_BYTES, MAX_VALUES + 1)).isNotSameAs(transport);
    assertThat(Transport.shared(new OkHttpClient(), MAX_BYTES, MAX_VALUES)).isNotSameAs(transport);
  }

  @Test
  void eachCloudHasItsInterface() {
    Transport transport = Transport.shared(base, MAX_BYTES, MAX_VALUES);
    HttpUrl one = HttpUrl.get("https://one.example/");

    assertThat(transport.transfers(one))
        .isSameAs(transport.transfers(HttpUrl.get("https://one.example/")))
        .isNotSameAs(transport.transfers(HttpUrl.get("https://other.example/")));
  }

  @Test
  void aTransportLivesAsLongAsItsClients() {
    WeakReference<Transport> unused =
        new WeakReference<>(Transport.shared(base, MAX_BYTES, MAX_VALUES));

    long end = System.nanoTime() + PATIENCE_NANOS;
    while (unused.get() != null && System.nanoTime() - end < 0) {
      System.gc();
    }

    assertThat(unused.get()).isNull();
    assertThat(Transport.shared(base, MAX_BYTES, MAX_VALUES)).isNotNull();
  }
}
