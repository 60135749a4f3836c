package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of each host: {@code --proxy} or that of a profile, or the variables HTTPS_PROXY,
 * HTTP_PROXY and NO_PROXY by the rules of curl, in upper or lower case. Without a flag, no request
 * to this computer uses one.
 */
final class ProxySettings extends ProxySelector {
  private static final int DEFAULT_PORT = 8080;

  /** A proxy and the setting that named it, for messages. */
  private record Named(Setting setting, URI uri) {
    Proxy proxy() {
      Proxy.Type type = uri.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return new Proxy(type, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }
  }

  private final @Nullable Named forced;
  private final @Nullable Named https;
  private final @Nullable Named http;
  private final List<String> exceptions;

  private ProxySettings(
      @Nullable Named forced,
      @Nullable Named https,
      @Nullable Named http,
      List<String> exceptions) {
    this.forced = forced;
    this.https = https;
    this.http = http;
    this.exceptions = exceptions;
  }

  static ProxySettings of(Settings settings, CliContext context) {
    String exceptions = either("NO_PROXY", context).value();
    Named https = named(either("HTTPS_PROXY", context));
    Named proxy = named(settings.get(SettingKey.PROXY));
    boolean isForced =
        proxy != null
            && (proxy.setting.origin() == Setting.Origin.FLAG || settings.isProfileNamed());
    return new ProxySettings(
        isForced ? proxy : null,
        https == null ? proxy : https,
        // A web server passes the header Proxy of a request as HTTP_PROXY: hence lower case only.
        named(Setting.ofVariable("http_proxy", context.variable("http_proxy"))),
        exceptions == null
            ? List.of()
            : List.of(exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+")));
  }

  private static Setting either(String name, CliContext context) {
    String lower = name.toLowerCase(Locale.ROOT);
    String value = context.variable(lower);
    return value == null
        ? Setting.ofVariable(name, context.variable(name))
        : Setting.ofVariable(lower, value);
  }

  private static @Nullable Named named(Setting setting) {
    if (setting.value() == null) {
      return null;
    }
    String text = setting.value().contains("://") ? setting.value() : "http://" + setting.value();
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getScheme().matches("(?i)http|socks5h?|socks")) {
        return new Named(setting, uri);
      }
    } catch (IllegalArgumentException e) {
      // The message would show a password.
    }
    throw new BadInputException(
        setting.name() + " must be a proxy such as http://proxy.example.com:8080, and is not");
  }

  /** Returns the URL of a proxy without user and password, for messages. */
  static String withoutPassword(String url) {
    int at = url.lastIndexOf('@');
    int scheme = url.indexOf("://");
    return at < 0
        ? url
        : (scheme < 0 ? "" : url.substring(0, scheme + 3)) + "***" + url.substring(at);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Named named = find(uri);
    return List.of(named == null ? Proxy.NO_PROXY : named.proxy());
  }

  private @Nullable Named find(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (exceptions.stream().anyMatch(exception -> matches(host, exception))) {
      return null;
    }
    if (forced != null) {
      return forced;
    }
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return null;
    }
    return uri.getScheme().equalsIgnoreCase("https") ? https : http;
  }

  /** An exception is {@code *}, a host, or a domain with or without a dot before it. */
  private static boolean matches(String host, String exception) {
    String domain = exception.replaceFirst("^\\*?\\.", "");
    return exception.equals("*")
        || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)));
  }

  /** Describes the proxy of a URL without its password, or returns null if there is none. */
  @Nullable String describe(String url) {
    Named named = find(URI.create(url));
    return named == null
        ? null
        : named.uri.getHost()
            + ":"
            + ((InetSocketAddress) named.proxy().address()).getPort()
            + " ("
            + named.setting.name()
            + ")";
  }

  /** Answers a proxy that asks for the user and password of its URL. */
  Authenticator authenticator() {
    return (route, response) -> {
      boolean isTried = response.request().header("Proxy-Authorization") != null;
      Named named = route == null ? null : find(route.address().url().uri());
      String user = named == null ? null : named.uri.getUserInfo();
      if (isTried || user == null) {
        return null;
      }
      String[] parts = user.split(":", 2);
      return response
          .request()
          .newBuilder()
          .header(
              "Proxy-Authorization", Credentials.basic(parts[0], parts.length < 2 ? "" : parts[1]))
          .build();
    };
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request fails with the same exception.
  }
}
