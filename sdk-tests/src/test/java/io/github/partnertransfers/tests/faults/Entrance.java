package io.github.partnertransfers.tests.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import javax.net.SocketFactory;

/**
 * Where the requests of a call are to be sent, and over which sockets.
 *
 * @param resource what to close when the call has ended
 */
record Entrance(String url, SocketFactory sockets, Closeable resource) implements Closeable {

  static Entrance of(String url) {
    return new Entrance(url, SocketFactory.getDefault(), () -> {});
  }

  static Entrance of(RawServer server) {
    return new Entrance(server.url(), SocketFactory.getDefault(), server);
  }

  Entrance over(SocketFactory others) {
    return new Entrance(url, others, resource);
  }

  int port() {
    return URI.create(url).getPort();
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
