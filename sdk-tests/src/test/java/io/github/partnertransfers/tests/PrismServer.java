package io.github.partnertransfers.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that nobody here has written: Prism answers with the examples of the OpenAPI document,
 * or makes up what its schemas allow, and refuses requests that they don't. Which of the documented
 * answers to give, a request says by a header {@code Prefer}.
 */
final class PrismServer implements BeforeAllCallback, AfterAllCallback {
  /** The first start has to download it. */
  private static final int PATIENCE_SECONDS = 180;

  private @Nullable Process process;
  private int port;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path document = Files.createTempFile("partner-center-transfers", ".yaml");
    document.toFile().deleteOnExit();
    Files.writeString(document, Specification.TEXT);
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    process =
        Npx.process(
                "@stoplight/prism-cli@" + System.getProperty("prism.version"),
                "mock",
                "--errors",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                document.toString())
            .start();
    CompletableFuture<Boolean> listening = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, listening), "output of Prism");
    reader.setDaemon(true);
    reader.start();
    listening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** To the end, since a process whose output nobody reads stops once the pipe is full. */
  private static void read(Process process, CompletableFuture<Boolean> listening) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.contains("listening on")) {
          listening.complete(true);
        } else if (!listening.isDone()) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    listening.completeExceptionally(
        new IllegalStateException("Prism doesn't start:\n" + String.join("\n", lines)));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The header's value for an answer. */
  static String preferring(int status, @Nullable String exampleKey) {
    return "code=" + status + (exampleKey == null ? "" : ", example=" + exampleKey);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy); // npx starts node by way of a shell.
      process.destroy();
    }
  }
}
