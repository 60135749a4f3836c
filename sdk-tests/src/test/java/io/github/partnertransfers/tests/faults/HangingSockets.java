package io.github.partnertransfers.tests.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;

/** Sockets that never get a connection: they go on connecting until they are closed. */
final class HangingSockets extends UnconnectedSockets {
  private final CountDownLatch connecting = new CountDownLatch(1);

  @Override
  public Socket createSocket() {
    CountDownLatch closed = new CountDownLatch(1);
    return new Socket() {
      @Override
      public void connect(SocketAddress address, int timeout) throws IOException {
        connecting.countDown();
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw (IOException) new InterruptedIOException().initCause(e);
        }
        throw new SocketException("Socket closed");
      }

      @Override
      public synchronized void close() throws IOException {
        closed.countDown();
        super.close();
      }
    };
  }

  /** Waits until one of them is connecting. */
  void awaitConnecting() throws InterruptedException {
    connecting.await();
  }
}
