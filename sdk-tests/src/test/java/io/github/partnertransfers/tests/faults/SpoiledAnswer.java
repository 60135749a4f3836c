package io.github.partnertransfers.tests.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a line can do to an answer on its way back. The service has done what it was asked for, and
 * only the answer suffers.
 */
interface SpoiledAnswer {
  /** How long a drip pauses after each byte. */
  int PAUSE_MILLIS = 50;

  /** Passes the whole answer on. */
  SpoiledAnswer NOTHING = (answer, client) -> client.getOutputStream().write(answer);

  SpoiledAnswer CUT_IN_HEADERS =
      (answer, client) -> client.getOutputStream().write(answer, 0, bodyStart(answer) / 2);

  /** A chunk is announced and only half of it comes. */
  SpoiledAnswer CUT_IN_CHUNK =
      (answer, client) -> {
        byte[] body = body(answer);
        RawServer.write(client, headWithout("Content-Length", answer));
        RawServer.write(client, "Transfer-Encoding: chunked\r\n\r\n");
        RawServer.write(client, Integer.toHexString(body.length) + "\r\n");
        client.getOutputStream().write(body, 0, body.length / 2);
      };

  /** Only the JSON itself tells that something is missing. */
  SpoiledAnswer CUT_WITHOUT_LENGTH =
      (answer, client) -> {
        byte[] body = body(answer);
        RawServer.write(client, headWithout("Content-Length", answer) + "\r\n");
        client.getOutputStream().write(body, 0, body.length / 2);
      };

  SpoiledAnswer SILENCE = (answer, client) -> RawServer.keepSilent(client);

  SpoiledAnswer SLOW_HEADERS = (answer, client) -> drip(answer, 0, client);

  SpoiledAnswer SLOW_BODY =
      (answer, client) -> {
        int start = bodyStart(answer);
        client.getOutputStream().write(answer, 0, start);
        drip(answer, start, client);
      };

  void pass(byte[] answer, Socket client) throws IOException;

  /** The answer of a server on this machine to a request. */
  static byte[] of(int port, String request) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String last = request.replaceFirst("(?i)\r\nConnection: [^\r]*", "\r\nConnection: close");
      server.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
      return server.getInputStream().readAllBytes();
    }
  }

  private static int bodyStart(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    return text.indexOf("\r\n\r\n") + "\r\n\r\n".length();
  }

  private static byte[] body(byte[] answer) {
    return Arrays.copyOfRange(answer, bodyStart(answer), answer.length);
  }

  private static String headWithout(String header, byte[] answer) {
    String head = new String(answer, 0, bodyStart(answer) - 2, StandardCharsets.ISO_8859_1);
    return head.replaceFirst("(?i)\r\n" + header + ": [^\r]*", "");
  }

  private static void drip(byte[] answer, int start, Socket client) throws IOException {
    client.setSoTimeout(PAUSE_MILLIS);
    for (int i = start; i < answer.length; i++) {
      client.getOutputStream().write(answer[i]);
      try {
        if (client.getInputStream().read() < 0) {
          return; // The client has had enough.
        }
      } catch (SocketTimeoutException e) {
        // It goes on listening.
      }
    }
  }
}
