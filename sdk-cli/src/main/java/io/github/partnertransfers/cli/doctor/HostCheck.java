package io.github.partnertransfers.cli.doctor;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.Network;
import io.github.partnertransfers.cli.output.Text;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Checks that a host answers itself: DNS, proxy, TLS, and no page of a network in between. */
final class HostCheck {
  private static final String PROXY_ADVICE =
      "Put the user and the password of the proxy into its URL.";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Network network;

  HostCheck(Network network) {
    this.network = network;
  }

  /**
   * The result, and the host's time.
   *
   * @param date null if there was no response, or none with a date
   */
  record Answer(Check check, @Nullable Instant date) {}

  /** Sends a GET without credentials. */
  Answer run(String name, HttpUrl url) {
    String proxy = network.proxy(url.toString());
    String way = url.host() + (proxy == null ? ", no proxy" : " through proxy " + proxy);
    OkHttpClient http = network.http().followRedirects(false).callTimeout(TIMEOUT).build();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH) {
        String problem = way + ": the proxy refused the user or the password";
        return new Answer(Check.failed(name, problem, PROXY_ADVICE, ExitCode.UNAVAILABLE), null);
      }
      String page = foreignPage(response);
      Check check =
          page == null
              ? Check.ok(name, way)
              : Check.failed(
                  name,
                  way + ": " + page,
                  "Something in between answers: sign in to the network, or set the right proxy.",
                  ExitCode.UNAVAILABLE);
      Instant date = response.headers().getInstant("Date");
      return new Answer(check, page == null ? date : null);
    } catch (IOException e) {
      String reason =
          has(e, CertificateException.class)
              ? "the certificate is not trusted"
              : Text.clean(String.valueOf(e.getMessage()));
      String problem = way + ": " + reason;
      return new Answer(Check.failed(name, problem, advice(e), ExitCode.UNAVAILABLE), null);
    } finally {
      http.connectionPool().evictAll();
    }
  }

  /** Returns what a captive portal or a proxy sent, or null if the host itself answered. */
  private static @Nullable String foreignPage(Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    if (response.isRedirect()
        && target != null
        && !target.host().equals(response.request().url().host())) {
      return "HTTP " + response.code() + " to " + target.host();
    }
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    boolean isPage = type != null && type.subtype().equals("html");
    return isPage && response.isSuccessful()
        ? "HTTP " + response.code() + " with a web page"
        : null;
  }

  private static String advice(IOException failure) {
    if (has(failure, UnknownHostException.class)) {
      return "Check the URL and the DNS of this computer; behind a proxy, set HTTPS_PROXY.";
    }
    if (has(failure, CertificateException.class)) {
      return "If your network inspects TLS, give its certificate authority with --ca-file; if the"
          + " certificate has expired, check the clock.";
    }
    if (failure instanceof SSLException) {
      return "TLS failed: check that nothing on the network intercepts the connection.";
    }
    return String.valueOf(failure.getMessage()).contains("authenticate with proxy")
        ? PROXY_ADVICE
        : "A firewall may block the connection: allow it, or set HTTPS_PROXY.";
  }

  private static boolean has(Throwable failure, Class<? extends Exception> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
