package io.github.partnertransfers.tests.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/**
 * Where the requests of a call are to be sent, and by what kind of client.
 *
 * @param resource what to close when the call has ended
 */
record Entrance(String url, ClientSetup setup, Closeable resource) implements Closeable {
  private static final ClientSetup ORDINARY = (stage, http, client) -> {};

  static Entrance of(String url) {
    return new Entrance(url, ORDINARY, () -> {});
  }

  static Entrance of(RawServer server) {
    return new Entrance(server.url(), ORDINARY, server);
  }

  Entrance with(ClientSetup newSetup) {
    return new Entrance(url, newSetup, resource);
  }

  int port() {
    return URI.create(url).getPort();
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
