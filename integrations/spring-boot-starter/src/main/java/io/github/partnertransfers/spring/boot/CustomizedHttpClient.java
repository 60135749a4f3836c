package io.github.partnertransfers.spring.boot;

import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * The connections of the client, as customizers want them. Not a bean of type {@code OkHttpClient},
 * which would be injected where the application expects its own.
 */
final class CustomizedHttpClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final OkHttpClient client;

  CustomizedHttpClient(List<OkHttpClientCustomizer> customizers) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder().connectTimeout(CONNECT_TIMEOUT);
    customizers.forEach(customizer -> customizer.customize(builder));
    client = builder.build();
  }

  OkHttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
