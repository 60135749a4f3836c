package io.github.partnertransfers.webhooks;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Downloads small files, each in limited time, without redirects, cookies and credentials. */
final class Downloads {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final OkHttpClient client;

  /**
   * Creates downloads on the connections, proxies, DNS and TLS of a client. Its interceptors are
   * left out: they could add credentials, or send a request to another host.
   */
  Downloads(OkHttpClient lent) {
    OkHttpClient.Builder builder =
        lent.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE)
            .cache(null);
    int lentMillis = lent.callTimeoutMillis();
    if (lentMillis == 0 || lentMillis > TIMEOUT.toMillis()) {
      builder.callTimeout(TIMEOUT);
    }
    builder.interceptors().clear();
    builder.networkInterceptors().clear();
    client = builder.build();
  }

  /**
   * Returns the body of a response with status 200.
   *
   * @throws IOException if there is none, or if it is larger than {@code maxBytes}; the message
   *     names the host only
   */
  byte[] get(HttpUrl url, int maxBytes) throws IOException {
    Call call = client.newCall(new Request.Builder().url(url).build());
    try (Response response = call.execute()) {
      ResponseBody body = response.body();
      if (response.code() != 200 || body == null) {
        throw new IOException(url.host() + " answered with status " + response.code());
      }
      BufferedSource source = body.source();
      if (source.request(maxBytes + 1L)) {
        throw new IOException(url.host() + " sent more than " + maxBytes + " bytes");
      }
      return source.readByteArray();
    }
  }
}
