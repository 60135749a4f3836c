package io.github.partnertransfers.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/** A private nginx on a free port of this machine: one body for all requests, or a token. */
final class Nginx implements Closeable {
  private static final List<Path> BINARIES =
      List.of(
          Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"), Path.of("/usr/bin/nginx"));

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Path folder;
  private final int port;
  private final Process process;

  private Nginx(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Nginx serving(byte[] body) throws IOException, InterruptedException {
    return start(folder(body), "", "");
  }

  /** Serves over TLS, and echoes the ids of a request as the service does. */
  static Nginx serving(byte[] body, HeldCertificate certificate, boolean http2, boolean gzip)
      throws IOException, InterruptedException {
    Path folder = folder(body);
    Files.writeString(
        folder.resolve("server.pem"),
        certificate.certificatePem() + certificate.privateKeyPkcs8Pem());
    return start(folder, http2 ? " ssl http2" : " ssl", tls(folder, gzip));
  }

  private static String tls(Path folder, boolean gzip) {
    return """
            ssl_certificate %1$s/server.pem;
            ssl_certificate_key %1$s/server.pem;
            ssl_protocols TLSv1.3;
            gzip %2$s;
            gzip_types *;
            etag off;
            add_header Last-Modified "";
            add_header MS-RequestId $http_ms_requestid;
            add_header MS-CorrelationId $http_ms_correlationid;
        """
        .formatted(folder, gzip ? "on" : "off");
  }

  /** Creates a folder that only this user can read. */
  private static Path folder(byte[] body) throws IOException {
    Path folder = Files.createTempDirectory("nginx");
    Files.write(folder.resolve("body.json"), body);
    return folder;
  }

  private static Nginx start(Path folder, String listen, String more)
      throws IOException, InterruptedException {
    Optional<Path> binary = BINARIES.stream().filter(Files::isExecutable).findFirst();
    if (binary.isEmpty()) {
      throw new IOException("there is no nginx; on Debian: apt-get install nginx-light");
    }
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(folder, port, listen, more));
    Process process =
        new ProcessBuilder(
                binary.get().toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString(),
                "-e",
                folder.resolve("error.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    Nginx nginx = new Nginx(folder, port, process);
    nginx.awaitReady();
    return nginx;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  private static String configuration(Path folder, int port, String listen, String more) {
    // One process, which runs as whoever starts it and so can read what they can read.
    return """
        daemon off;
        master_process off;
        pid %1$s/nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          tcp_nodelay on;
          keepalive_requests 1000000000;
          keepalive_timeout 3600;
          open_file_cache max=10;
          client_body_temp_path %1$s/client;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d%3$s;
            %4$s
            root %1$s;
            default_type "application/json; charset=utf-8";
            types { }
            location / { rewrite ^ /body.json break; }
            location ~ /token$ { return 200 '{"access_token":"token","expires_in":3600}'; }
          }
        }
        """
        .formatted(folder, port, listen, more);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
          String output = Files.readString(folder.resolve("output.log"));
          close();
          throw new IOException("nginx doesn't start: " + output, e);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
