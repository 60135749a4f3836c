package io.github.partnertransfers.kafka.connect;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A broker and workers as processes that can be killed. */
final class KafkaProcesses implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final boolean isExactlyOnce;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private final List<Process> workers = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private Process broker;

  KafkaProcesses(Path folder, boolean isExactlyOnce) {
    this.folder = folder;
    this.isExactlyOnce = isExactlyOnce;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  void start(int numberOfWorkers) throws Exception {
    Path properties = folder.resolve("server.properties");
    Files.writeString(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
        controller.listener.names=CONTROLLER
        controller.quorum.bootstrap.servers=127.0.0.1:%d
        log.dirs=%s
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
            .formatted(port, controllerPort, controllerPort, folder.resolve("data")));
    java(
            "format",
            "kafka.tools.StorageTool",
            "format",
            "--standalone",
            "-t",
            "AAAAAAAAAAAAAAAAAAAAAQ",
            "-c",
            properties.toString())
        .waitFor();
    startBroker();
    for (int i = 0; i < numberOfWorkers; i++) {
      ports.add(freePort());
      workers.add(startWorker(i));
    }
    for (int i = 0; i < numberOfWorkers; i++) {
      awaitWorker(i);
    }
  }

  private void startBroker() throws Exception {
    broker = java("broker", "kafka.Kafka", folder.resolve("server.properties").toString());
  }

  private Process startWorker(int index) throws Exception {
    Path properties = folder.resolve("worker-" + index + ".properties");
    Files.writeString(
        properties,
        """
        bootstrap.servers=127.0.0.1:%d
        group.id=workers
        listeners=http://127.0.0.1:%d
        config.storage.topic=connect-configs
        offset.storage.topic=connect-offsets
        status.storage.topic=connect-status
        config.storage.replication.factor=1
        offset.storage.replication.factor=1
        status.storage.replication.factor=1
        exactly.once.source.support=%s
        key.converter=org.apache.kafka.connect.json.JsonConverter
        value.converter=org.apache.kafka.connect.json.JsonConverter
        plugin.discovery=service_load
        session.timeout.ms=6000
        heartbeat.interval.ms=2000
        scheduled.rebalance.max.delay.ms=0
        offset.flush.interval.ms=1000
        """
            .formatted(port, ports.get(index), isExactlyOnce ? "enabled" : "disabled"));
    return java(
        "worker-" + index,
        "org.apache.kafka.connect.cli.ConnectDistributed",
        properties.toString());
  }

  private Process java(String log, String... command) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
    all.addAll(List.of(command));
    File output = folder.resolve(log + ".log").toFile();
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
        .start();
  }

  void awaitWorker(int index) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(index) + "/health"))
            .build();
    while (true) {
      if (!workers.get(index).isAlive()) {
        throw new IllegalStateException(
            "a worker ended: " + Files.readString(folder.resolve("worker-" + index + ".log")));
      }
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait(); // Not there yet.
      }
      workers.get(index).waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  void configure(Map<String, String> settings) throws Exception {
    String json =
        settings.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + ports.get(0) + "/connectors/transfers/config"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.body());
    }
  }

  /**
   * Restarts failed tasks as an operator does. A task of Connect fails if it starts while the
   * group's leader is still starting, and stays so.
   *
   * @return whether a task had failed
   */
  boolean restartFailedTasks() throws InterruptedException {
    for (int workerPort : ports) {
      URI connector = URI.create("http://127.0.0.1:" + workerPort + "/connectors/transfers/");
      HttpRequest status = HttpRequest.newBuilder(connector.resolve("status")).build();
      HttpRequest restart =
          HttpRequest.newBuilder(connector.resolve("restart?includeTasks=true&onlyFailed=true"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      try {
        String state = http.send(status, HttpResponse.BodyHandlers.ofString()).body();
        if (!state.contains("\"FAILED\"")) {
          continue;
        }
        if (http.send(restart, HttpResponse.BodyHandlers.discarding()).statusCode() == 202) {
          return true;
        }
      } catch (IOException e) {
        Thread.onSpinWait(); // This worker is starting.
      }
    }
    return false;
  }

  /** Kills a worker without a chance to finish anything, and starts it again. */
  void crashWorker(int index) throws Exception {
    workers.get(index).destroyForcibly().waitFor();
    workers.set(index, startWorker(index));
  }

  void crashBroker() throws Exception {
    broker.destroyForcibly().waitFor();
    startBroker();
  }

  @Override
  public void close() {
    List<Process> all = new ArrayList<>(workers);
    if (broker != null) {
      all.add(broker);
    }
    for (Process process : all) {
      process.destroyForcibly().onExit().join();
    }
  }
}
