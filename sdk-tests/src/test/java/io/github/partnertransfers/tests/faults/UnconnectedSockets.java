package io.github.partnertransfers.tests.faults;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** A factory of the kind of sockets that OkHttp asks for, which it connects itself. */
abstract class UnconnectedSockets extends SocketFactory {
  @Override
  public abstract Socket createSocket();

  @Override
  public final Socket createSocket(String host, int toPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public final Socket createSocket(String host, int toPort, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public final Socket createSocket(InetAddress host, int toPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public final Socket createSocket(InetAddress host, int toPort, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
