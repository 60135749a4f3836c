package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingFlagsTest {
  @ParameterizedTest
  @CsvSource({
    "list --profile a, list --profile a",
    "--profile a list --customer b, list --profile a --customer b",
    "--profile=a list, list --profile=a",
    "-o json list, list -o json",
    "-ojson list, list -ojson",
    "--verbose -o json batch run plan, batch run --verbose -o json plan",
    "--profile list list, list --profile list",
    "--profile a batch, batch --profile a",
    "--profile a, --profile a",
    "--profile, --profile",
    "--help list, --help list",
    "--customer a list, --customer a list",
  })
  void flagsOfConnectionAndOutputMoveBehindTheCommand(String line, String moved) {
    assertThat(LeadingFlags.move(List.of(line.split(" ")))).containsExactly(moved.split(" "));
  }

  @Test
  void aCommandWithoutSuchFlagsRefusesThem() {
    CliRunner.Result result = new CliRunner().run("--profile", "a", "demo");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("unknown flag --profile");
  }

  @Test
  void aMissingCommandIsNamedWithTheRightOnes() {
    CliRunner.Result result = new CliRunner().run("lst", "--customer", "a");
    assertThat(result.err()).contains("unexpected argument; did you mean list?");
  }
}
