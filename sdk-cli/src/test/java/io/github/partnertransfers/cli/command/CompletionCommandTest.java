package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands {@code completion}, {@code help} and {@code version}. */
class CompletionCommandTest {
  @TempDir private Path folder;

  /** Returns what bash offers for the last word of a line. */
  private String offered(String line) throws IOException, InterruptedException {
    Path script = folder.resolve("completion");
    Files.writeString(script, new CliRunner().run("completion", "bash").out());
    String[] words = line.split(" ", -1);
    String bash =
        "source '"
            + script
            + "'; COMP_WORDS=("
            + String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList())
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _complete_transfers; echo \"${COMPREPLY[*]}\"";
    Process process = new ProcessBuilder("bash", "-c", bash).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  @ParameterizedTest
  @CsvSource({
    "transfers li, list",
    "transfers batch ru, run",
    "transfers list --cust, --customer",
    "transfers config s, show set",
    "transfers completion p, powershell"
  })
  void bashCompletesCommandsAndFlags(String line, String expected)
      throws IOException, InterruptedException {
    assertThat(offered(line).split("\\s+")).contains(expected.split(" "));
  }

  @Test
  void fishAndPowerShellScriptsHaveEachCommandAndFlag() {
    String fish = new CliRunner().run("completion", "fish").out();
    assertThat(fish)
        .contains("complete -c transfers -n '__fish_use_subcommand' -a list -d")
        .contains("-n '__fish_seen_subcommand_from batch; and __fish_seen_subcommand_from run'")
        .contains("-l customer")
        .contains("-n '__fish_seen_subcommand_from completion' -a 'bash zsh fish powershell'");
    String powerShell = new CliRunner().run("completion", "powershell").out();
    assertThat(powerShell)
        .contains("'batch' = @('plan', 'run', 'report'")
        .contains("'list --output' = @('table', 'json'")
        .contains("'completion' = @('-h', '--help', 'bash', 'zsh', 'fish', 'powershell')")
        .doesNotContain("%s");
  }

  @Test
  void unknownShellIsNamed() {
    CliRunner.Result result = new CliRunner().run("completion", "tcsh");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("tcsh", "bash");
  }

  @Test
  void helpShowsWhatTheFlagShows() {
    assertThat(new CliRunner().run("help").out()).isEqualTo(new CliRunner().run("--help").out());
    assertThat(new CliRunner().run("help", "batch", "run").out())
        .isEqualTo(new CliRunner().run("batch", "run", "--help").out())
        .contains("Usage: transfers batch run");
    CliRunner.Result unknown = new CliRunner().run("help", "batch", "runn");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("did you mean run?");
  }

  @Test
  void versionHasThreeForms() {
    String version = new CliRunner().run("version").out();
    assertThat(version).startsWith("transfers ");
    assertThat(new CliRunner().run("-v").out()).isEqualTo(version);
    assertThat(new CliRunner().run("--version").out()).isEqualTo(version);
  }
}
