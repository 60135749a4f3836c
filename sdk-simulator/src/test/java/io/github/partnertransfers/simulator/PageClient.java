package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends requests to the page of a simulator, also those that no HTTP client would send. */
final class PageClient {

  private static final int READ_TIMEOUT_MILLIS = 15_000;

  private final int port;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private PageClient(int port) {
    this.port = port;
  }

  /** Returns a client that knows the link of the page. */
  static PageClient of(PartnerCenterSimulator simulator) {
    String token = simulator.servePage().split("#token=", 2)[1];
    return withoutToken(simulator).with("Authorization", "Bearer " + token);
  }

  static PageClient withoutToken(PartnerCenterSimulator simulator) {
    return new PageClient(simulator.port()).with("Host", "127.0.0.1:" + simulator.port());
  }

  /** Returns a client that sends another header; null removes it. */
  PageClient with(String name, String value) {
    PageClient other = new PageClient(port);
    other.headers.putAll(headers);
    other.headers.put(name, value);
    other.headers.values().removeIf(header -> header == null);
    return other;
  }

  record Response(int status, String head, String body) {

    JsonNode json() {
      return Json.parse(body).orElseThrow(() -> new AssertionError("Not JSON: " + body));
    }

    String error() {
      return status + " " + json().path("error").asText();
    }
  }

  JsonNode state(String query) {
    return send("GET", "/simulator/api/state" + query, "").json();
  }

  Response post(String command, String body) {
    return send("POST", "/simulator/api/" + command, body.replace('\'', '"'));
  }

  Response send(String method, String target, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    request.append("Connection: close\r\nContent-Length: " + content.length + "\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(content);
      byte[] bytes = socket.getInputStream().readAllBytes();
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
      return new Response(Integer.parseInt(parts[0].split(" ", 3)[1]), parts[0], parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
