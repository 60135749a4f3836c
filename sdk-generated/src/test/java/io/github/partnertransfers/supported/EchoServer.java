package io.github.partnertransfers.supported;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that records the last request, and answers with a body set before. */
final class EchoServer implements AutoCloseable {
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";

  volatile String request = "";
  volatile String requestBody = "";
  volatile String ifMatch = "";

  private EchoServer(HttpServer server) {
    this.server = server;
  }

  static EchoServer start() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    EchoServer echo = new EchoServer(HttpServer.create(loopback, 0));
    echo.server.createContext("/", echo::handle);
    echo.server.start();
    return echo;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  void answer(int answerStatus, String body) {
    status = answerStatus;
    answer = body;
  }

  private void handle(HttpExchange exchange) throws IOException {
    request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requestBody = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    ifMatch = String.valueOf(exchange.getRequestHeaders().getFirst("If-Match"));
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
