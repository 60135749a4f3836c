package com.example.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends requests to a desk, without a browser. */
final class DeskClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  DeskClient(int port) {
    this.url = "http://localhost:" + port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Reads the events of the desk until one has such data, and returns it. */
  String awaitEvent(Predicate<String> data) throws IOException, InterruptedException {
    HttpRequest request = request("/api/events").build();
    try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      return lines.filter(data).findFirst().orElseThrow();
    }
  }
}
