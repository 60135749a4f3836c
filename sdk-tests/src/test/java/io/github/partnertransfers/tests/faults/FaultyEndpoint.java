package io.github.partnertransfers.tests.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/**
 * Where the requests of a call are to be sent, and by what kind of client.
 *
 * @param resource what to close when the call has ended
 */
record FaultyEndpoint(String url, ClientSetup setup, Closeable resource) implements Closeable {
  private static final ClientSetup ORDINARY = (fixture, http, client) -> {};

  static FaultyEndpoint of(String url) {
    return new FaultyEndpoint(url, ORDINARY, () -> {});
  }

  static FaultyEndpoint of(RawServer server) {
    return new FaultyEndpoint(server.url(), ORDINARY, server);
  }

  FaultyEndpoint with(ClientSetup newSetup) {
    return new FaultyEndpoint(url, newSetup, resource);
  }

  int port() {
    return URI.create(url).getPort();
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
