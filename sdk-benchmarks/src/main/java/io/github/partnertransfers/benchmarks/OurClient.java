package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** The client as an application makes it, with all its defaults and a login that is cached. */
final class OurClient {
  static final String CUSTOMER = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  static final String TRANSFER = "ab724652-3442-4912-8615-61525bb9903d";

  /** As long as a token of Microsoft's, and as hard to compress. */
  static final String TOKEN = token();

  private OurClient() {}

  private static String token() {
    byte[] bytes = new byte[1_125];
    new Random(1).nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  static TransfersClient.Builder at(String url) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
        .credential(TokenProviders.accessToken(AccessToken.of(TOKEN, Duration.ofDays(9))));
  }

  static TransfersClient over(OkHttpClient http, String url) {
    return at(url).httpClient(http).build();
  }

  /**
   * Returns a client in virtual time, whose requests and callbacks run on the thread of the time.
   */
  static TransfersClient inVirtualTime(Interceptor answers, TestScheduler time) {
    return at(CannedAnswer.URL)
        .httpClient(new OkHttpClient.Builder().addInterceptor(answers).build())
        .requestExecutor(Runnable::run)
        .callbackExecutor(Runnable::run)
        .ticker(() -> time.now(TimeUnit.NANOSECONDS))
        .build();
  }
}
