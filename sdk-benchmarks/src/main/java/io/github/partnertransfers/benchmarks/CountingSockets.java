package io.github.partnertransfers.benchmarks;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets below TLS that count their bytes. They connect to a port of this machine, whatever host a
 * client connects to, so that it sends what it sends to that host.
 */
final class CountingSockets extends SocketFactory {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final int port;

  CountingSockets(int port) {
    this.port = port;
  }

  long sent() {
    return sent.get();
  }

  long received() {
    return received.get();
  }

  @Override
  public Socket createSocket() {
    return new CountingSocket();
  }

  @Override
  public Socket createSocket(String host, int ignored) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int ignored, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int ignored) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int ignored, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  private final class CountingSocket extends Socket {
    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
      super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new CountingInput(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new CountingOutput(super.getOutputStream());
    }
  }

  private final class CountingInput extends FilterInputStream {
    CountingInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      received.addAndGet(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      received.addAndGet(Math.max(0, count));
      return count;
    }
  }

  private final class CountingOutput extends FilterOutputStream {
    CountingOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      sent.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      sent.addAndGet(length);
    }
  }
}
