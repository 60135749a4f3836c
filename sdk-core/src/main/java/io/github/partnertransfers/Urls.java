package io.github.partnertransfers;

import okhttp3.HttpUrl;

/** Checks base URLs: a token is sent over https or to this machine only. */
final class Urls {
  private Urls() {}

  static void checkSecure(String name, String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException(name + " must be an http or https URL, but is " + url);
    }
    if (parsed.query() != null || parsed.fragment() != null) {
      throw new IllegalArgumentException(
          name + " must have no query and no fragment (host " + parsed.host() + ")");
    }
    if (!parsed.isHttps() && !isLoopback(parsed.host())) {
      throw new IllegalArgumentException(
          name + " must be https unless it is on this machine (loopback), but is " + url);
    }
  }

  /** Returns the URL with a trailing slash, for relative paths. */
  static HttpUrl directory(String url) {
    return HttpUrl.get(url.endsWith("/") ? url : url + "/");
  }

  /** Compares the text only: another name could resolve to this machine now and elsewhere later. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }
}
