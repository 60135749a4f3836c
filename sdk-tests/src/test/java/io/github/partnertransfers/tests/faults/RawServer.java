package io.github.partnertransfers.tests.faults;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server one level below HTTP: it reads a request from each connection, and what comes back, byte
 * by byte, is up to the test.
 */
final class RawServer implements Closeable {
  /** Answers a request; the connection is closed afterwards. */
  interface Handler {
    void handle(String request, Socket connection) throws IOException;
  }

  /** Does what a test wants with a connection, which is closed afterwards. */
  interface ConnectionHandler {
    void handle(Socket connection) throws IOException;
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final ServerSocket listener;
  private final ConnectionHandler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();

  private RawServer(ConnectionHandler handler) throws IOException {
    this.listener = new ServerSocket(0); // On all addresses: "localhost" may be any of them.
    this.handler = handler;
  }

  static RawServer start(Handler handler) {
    return accepting(connection -> handler.handle(read(connection.getInputStream()), connection));
  }

  /** Reads nothing from a connection by itself. */
  static RawServer accepting(ConnectionHandler handler) {
    try {
      RawServer server = new RawServer(handler);
      inBackground(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the same answer to every request. */
  static RawServer answering(String answer) {
    return start((request, connection) -> write(connection, answer));
  }

  /** An answer after which, as it says, the connection is closed. */
  static String answer(int status, String headers, String body) {
    return head(status) + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** The first lines of an answer. */
  static String head(int status) {
    return "HTTP/1.1 " + status + " As Ordered\r\nConnection: close\r\n";
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing until the client closes the connection. */
  static void keepSilent(Socket connection) throws IOException {
    try {
      while (connection.getInputStream().read() >= 0) {
        // Nothing is expected.
      }
    } catch (IOException e) {
      // Reset by the client, which closes it too.
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** How many requests came in, complete or not. */
  int requests() {
    return requests.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        inBackground(() -> serve(connection));
      } catch (IOException e) {
        return; // The server is closed.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      requests.incrementAndGet();
      handler.handle(connection);
    } catch (IOException e) {
      // The client hung up, which is its right.
    } finally {
      connections.remove(connection);
    }
  }

  /** A whole request, with one character per byte. */
  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("incomplete request");
      }
      bytes.write(next);
      head = next == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : head;
    }
    Matcher length = LENGTH.matcher(head);
    int bodyLength = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(bodyLength), StandardCharsets.ISO_8859_1);
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : connections) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
