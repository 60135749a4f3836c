package io.github.partnertransfers.webhooks;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The hosts that may be sent requests, by exact name. An entry without a port stands for the
 * default port of http and https. Plain http is for revocation lists and issuers, which are signed,
 * and for a loopback host.
 */
final class AllowedHosts {
  private static final Pattern ENTRY =
      Pattern.compile("[\\w.-]+(:\\d+)?|\\[[\\p{XDigit}:.]+](:\\d+)?");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

  private final boolean isPlainHttpAllowed;
  private final Set<String> entries = new LinkedHashSet<>();

  /**
   * Creates a set of hosts.
   *
   * @throws IllegalArgumentException if an entry is not the name of a host with or without a port
   */
  AllowedHosts(Collection<String> hosts, boolean isPlainHttpAllowed) {
    this.isPlainHttpAllowed = isPlainHttpAllowed;
    for (String host : hosts) {
      // HttpUrl parses the URLs of the sender, too, so that both have one spelling.
      HttpUrl url = ENTRY.matcher(host).matches() ? HttpUrl.parse("https://" + host) : null;
      if (url == null) {
        throw new IllegalArgumentException(
            "a host must be an exact name, with or without a port, but is " + LogText.quote(host));
      }
      entries.add(host.matches(".*:\\d+") && !host.endsWith("]") ? withPort(url) : url.host());
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean permits(HttpUrl url) {
    boolean isSchemeAllowed =
        url.isHttps() || isPlainHttpAllowed || LOOPBACK.matcher(url.host()).matches();
    boolean hasCredentials = !url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty();
    boolean hasDefaultPort = url.port() == HttpUrl.defaultPort(url.scheme());
    boolean isListed =
        entries.contains(withPort(url)) || (hasDefaultPort && entries.contains(url.host()));
    return isSchemeAllowed && !hasCredentials && isListed;
  }

  /** Returns a URL's host and port, for an entry or a message. */
  static String withPort(HttpUrl url) {
    return url.host() + " port " + url.port();
  }
}
