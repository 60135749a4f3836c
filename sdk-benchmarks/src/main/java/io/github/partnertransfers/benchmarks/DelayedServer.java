package io.github.partnertransfers.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A server that takes a while for each answer, as the service does, in a process of its own. */
final class DelayedServer implements Closeable {
  private static final Duration WAIT = Duration.ofMillis(5);

  private final Process process;
  private final String url;

  private DelayedServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static DelayedServer serving() throws IOException {
    Process process = JavaMachine.start(List.of(), DelayedServer.class);
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new DelayedServer(process, Objects.requireNonNull(output.readLine(), "no url"));
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(CannedServer.serving(Bodies.LIST, WAIT).url());
    Thread.currentThread().join();
  }
}
