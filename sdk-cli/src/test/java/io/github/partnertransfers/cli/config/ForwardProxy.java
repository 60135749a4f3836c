package io.github.partnertransfers.cli.config;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy for plain HTTP that asks for a user and a password. */
final class ForwardProxy implements AutoCloseable {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "host", "content-length", "proxy-authorization", "transfer-encoding");

  /** The URLs that were requested. */
  final List<String> requested = new CopyOnWriteArrayList<>();

  private final String authorization;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  ForwardProxy(String user, String password) throws IOException {
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!authorization.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
        exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
        exchange.sendResponseHeaders(407, -1);
        return;
      }
      requested.add(exchange.getRequestURI().toString());
      HttpRequest.Builder request =
          HttpRequest.newBuilder(exchange.getRequestURI())
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      exchange.getRequestHeaders().forEach((name, values) -> copy(request, name, values));
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().map().forEach((name, values) -> copy(exchange, name, values));
      exchange.sendResponseHeaders(
          response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(HttpRequest.Builder to, String name, List<String> values) {
    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> to.header(name, value));
    }
  }

  private static void copy(HttpExchange to, String name, List<String> values) {
    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
      to.getResponseHeaders().put(name, values);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
