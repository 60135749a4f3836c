package io.github.partnertransfers;

import okhttp3.HttpUrl;

/** Which addresses a token may be sent to. */
final class Urls {
  private Urls() {}

  static void checkSecure(String name, String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException(name + " must be an http or https URL, but is " + url);
    }
    if (parsed.query() != null || parsed.fragment() != null) {
      throw new IllegalArgumentException(
          name
              + " must have neither a query nor a fragment, but that of "
              + parsed.host()
              + " has");
    }
    if (!parsed.isHttps() && !isLoopback(parsed.host())) {
      throw new IllegalArgumentException(
          name + " must be https unless it is on this machine (loopback), but is " + url);
    }
  }

  /** The URL as a folder, so that relative paths are resolved below it. */
  static HttpUrl directory(String url) {
    return HttpUrl.get(url.endsWith("/") ? url : url + "/");
  }

  /**
   * By its text only: a name that merely resolves to this machine can be made to resolve elsewhere.
   */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }
}
