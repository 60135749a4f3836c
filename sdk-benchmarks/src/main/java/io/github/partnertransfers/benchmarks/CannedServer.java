package io.github.partnertransfers.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Answers every request with the same body, after a wait. A thread for each connection, and none of
 * them the caller's, so that what it allocates isn't counted as a call's.
 */
final class CannedServer implements Closeable {
  static final String THREAD = "canned-server";

  private final ServerSocket socket;
  private final byte[] answer;
  private final Duration wait;

  private CannedServer(ServerSocket socket, byte[] answer, Duration wait) {
    this.socket = socket;
    this.answer = answer;
    this.wait = wait;
  }

  static CannedServer serving(byte[] body, Duration wait) throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: application/json; charset=utf-8\r\n"
            + ("Content-Length: " + body.length + "\r\n\r\n");
    byte[] answer = (head + Bodies.text(body)).getBytes(StandardCharsets.UTF_8);
    ServerSocket socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    CannedServer server = new CannedServer(socket, answer, wait);
    daemon(server::accept);
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed, which is how this ends.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      // Else the kernel holds back the end of an answer for 40 ms.
      connection.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = connection.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          Thread.sleep(wait.toMillis());
          out.write(answer);
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client is gone.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, THREAD);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
