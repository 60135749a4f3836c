package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What downloads use of a lent client. */
class LentClientTest {
  private final Sender sender = new Sender();
  private final byte[] body = Sender.event();
  private final Map<String, String> headers = sender.headers(body);

  @AfterEach
  void close() {
    sender.close();
  }

  private WebhookResult receive(OkHttpClient client) {
    return sender.receiver().httpClient(client).build().receive(headers::get, body);
  }

  @Test
  void usesNoInterceptorsCookiesAndAuthenticator() {
    AtomicInteger used = new AtomicInteger();
    Interceptor counting =
        chain -> {
          used.incrementAndGet();
          return chain.proceed(chain.request());
        };
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(counting)
            .addNetworkInterceptor(counting)
            .cookieJar(new CountingCookies(used))
            .authenticator(
                (route, response) -> {
                  used.incrementAndGet();
                  return response.request().newBuilder().header("Authorization", "secret").build();
                })
            .build();

    assertThat(receive(client).httpStatus()).isEqualTo(200);
    sender.files.put(
        "/signer.cer",
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
          exchange.sendResponseHeaders(401, -1);
        });
    assertThat(receive(client).httpStatus()).isEqualTo(503);
    assertThat(used).hasValue(0);
    assertThat(sender.files.requests()).hasSize(2);
  }

  @Test
  void usesTheProxy() {
    try (FileServer proxy = new FileServer()) {
      proxy.put("/signer.cer", Sender.SIGNER.encoded());
      int port = Integer.parseInt(proxy.host().substring(proxy.host().indexOf(':') + 1));
      OkHttpClient client =
          new OkHttpClient.Builder()
              .proxy(
                  new Proxy(
                      Proxy.Type.HTTP,
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
              .build();

      assertThat(receive(client).httpStatus()).isEqualTo(200);
      assertThat(proxy.requests()).containsExactly(sender.files.url("/signer.cer"));
      assertThat(sender.files.requests()).isEmpty();
    }
  }

  @Test
  void endsWithTheShorterTimeout() {
    CountDownLatch ended = new CountDownLatch(1);
    sender.files.put("/signer.cer", exchange -> CertificateDownloadTest.awaitQuietly(ended));

    WebhookResult result =
        receive(new OkHttpClient.Builder().callTimeout(Duration.ofMillis(50)).build());
    ended.countDown();

    assertThat(result.httpStatus()).isEqualTo(503);
    assertThat(((WebhookResult.Refused) result).message()).contains("timeout");
  }

  private record CountingCookies(AtomicInteger used) implements CookieJar {
    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      used.incrementAndGet();
      return List.of();
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      used.incrementAndGet();
    }
  }
}
