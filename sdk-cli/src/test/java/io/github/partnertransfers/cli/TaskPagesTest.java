package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the commands of each page in docs/cli as they are, with bash and the real program. */
class TaskPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "cli");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

  @TempDir private Path folder;

  private static String commands(String page) throws IOException {
    StringBuilder commands = new StringBuilder();
    Matcher blocks = BLOCK.matcher(Files.readString(PAGES.resolve(page)));
    while (blocks.find()) {
      commands.append(blocks.group(1));
    }
    return commands.toString();
  }

  private String run(String commands) throws IOException, InterruptedException {
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("transfers");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Transfers.class.getName()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProcessBuilder bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "set -euo pipefail; trap 'kill ${TRANSFERS_SIMULATOR_PID:-} 2>/dev/null || true' EXIT\n"
                    + commands)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().keySet().removeIf(name -> name.startsWith("PARTNER_CENTER_"));
    bash.environment().put("PATH", program.getParent() + ":" + System.getenv("PATH"));
    bash.environment().put("XDG_CONFIG_HOME", folder.toString());
    Process process = bash.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @ParameterizedTest
  @CsvSource({
    "move-one-customer.md, transfer.csv, ',Failed,'",
    "move-four-hundred-customers.md, report.csv, ',Complete,'",
    "watch-and-notify.md, messages.txt, is PartiallyComplete now",
    "report-to-finance.md, items.csv, ',Complete,'"
  })
  void commandsOfThePageWork(String page, String file, String content)
      throws IOException, InterruptedException {
    // Four hundred customers take minutes at ten requests per second.
    String output = run(commands(page).replace("--customers 400 ", "--customers 8 "));

    assertThat(folder.resolve(file)).content().as(output).contains(content);
  }

  @Test
  void eachPageIsTested() throws IOException {
    List<String> tested =
        List.of(
            "README.md",
            "move-one-customer.md",
            "move-four-hundred-customers.md",
            "watch-and-notify.md",
            "report-to-finance.md");
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(tested);
    }
  }
}
