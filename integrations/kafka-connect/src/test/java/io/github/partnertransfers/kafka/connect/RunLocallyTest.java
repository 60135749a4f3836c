package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the first command of the guide. Not in the ordinary build, which must not build itself. */
@Tag("soak")
@Timeout(900)
class RunLocallyTest {
  @Test
  void commandOfTheGuidePrintsRecords() throws Exception {
    Path root = Path.of("../..").toRealPath();
    String guide = Files.readString(root.resolve("docs/guides/kafka-connect.md"));
    int start = guide.indexOf("```sh\n") + 6;
    String command = guide.substring(start, guide.indexOf("```", start));
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.directory(root.toFile()).redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.startsWith("{\"kind\":"))).hasSize(4);
    assertThat(output).contains("\"kind\":\"APPEARED\"").contains("\"status\":");
  }
}
