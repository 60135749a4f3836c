package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The real program, with an output that cannot be written. */
class StandardOutputTest {
  private static Process start(String redirection) throws IOException {
    String program =
        "'%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s help %s; echo \"exit code $?\" >&2"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Transfers.class.getName(),
                redirection);
    return new ProcessBuilder("bash", "-c", program).start();
  }

  private static String errors(String redirection) throws IOException, InterruptedException {
    Process process = start(redirection);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return errors;
  }

  @Test
  void fullDiskIsReported() throws IOException, InterruptedException {
    assertThat(errors("> /dev/full"))
        .isEqualTo(
            "transfers: not all of the output was written: No space left on device\nexit code 5\n");
  }

  @Test
  void readerThatStopsReadingIsNoError() throws IOException, InterruptedException {
    assertThat(errors("> >(head -n 1 > /dev/null)")).isEqualTo("exit code 0\n");
  }
}
