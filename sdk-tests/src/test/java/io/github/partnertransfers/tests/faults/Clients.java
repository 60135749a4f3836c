package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import java.time.Duration;
import java.util.Random;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** Clients of raw servers, which ask nobody for a token. */
final class Clients {
  static final AccessToken TOKEN = AccessToken.of("a-token", Duration.ofHours(1));

  private Clients() {}

  static TransfersClient.Builder of(RawServer server) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(server.url()).loginUrl(server.url()).build())
        .credential(TokenProviders.accessToken(TOKEN))
        .random(new Random(Repetition.SEED));
  }

  static TransfersClient.Builder of(RawServer server, VirtualTime time) {
    return of(server).ticker(time).scheduler(time);
  }

  /** A client over an OkHttp client that has this application interceptor, too. */
  static TransfersClient.Builder withInterceptor(
      RawServer server, OkHttpClient http, Interceptor interceptor) {
    return of(server).httpClient(http.newBuilder().addInterceptor(interceptor).build());
  }

  /** The same with a network interceptor, which runs once for each connection made or taken. */
  static TransfersClient.Builder withNetworkInterceptor(
      RawServer server, OkHttpClient http, Interceptor interceptor) {
    return of(server).httpClient(http.newBuilder().addNetworkInterceptor(interceptor).build());
  }
}
