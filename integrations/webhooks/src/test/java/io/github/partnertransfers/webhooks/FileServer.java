package io.github.partnertransfers.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves files on a loopback port, and remembers what was asked for. */
final class FileServer implements AutoCloseable {
  /** An answer that is not a file. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      Answer answer = answers.get(exchange.getRequestURI().getPath());
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        answer.to(exchange);
      }
    }
  }

  void put(String path, byte[] file) {
    put(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file);
        });
  }

  void put(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Returns the requested paths with their queries. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + host() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
