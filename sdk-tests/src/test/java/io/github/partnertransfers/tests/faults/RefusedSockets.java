package io.github.partnertransfers.tests.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Sockets whose first connections to a port are refused, since they go where nobody listens. */
final class RefusedSockets extends UnconnectedSockets {
  /** A privileged port, so that no program gets it by chance. */
  private static final int NOBODYS_PORT = 1;

  private final int port;
  private final AtomicInteger left;

  RefusedSockets(int port, AtomicInteger left) {
    this.port = port;
    this.left = left;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress address, int timeout) throws IOException {
        InetSocketAddress wanted = (InetSocketAddress) address;
        boolean refused = wanted.getPort() == port && left.getAndDecrement() > 0;
        super.connect(
            refused ? new InetSocketAddress(wanted.getAddress(), NOBODYS_PORT) : wanted, timeout);
      }
    };
  }
}
