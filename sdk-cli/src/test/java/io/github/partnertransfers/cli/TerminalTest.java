package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.output.TerminalFeatures;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program prints on terminals of different abilities. */
class TerminalTest extends SimulatorTest {
  private static Map<String, String> environment(String assignments) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : assignments.split(" ", -1)) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    return environment;
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=en_US.UTF-8, true",
    "LANG=C.utf8, true",
    "LANG=en_US.UTF-8 LC_ALL=C, false",
    "LC_ALL=POSIX, false",
    "LANG=de_DE.ISO-8859-1, false",
    "LANG=C LC_CTYPE=en_US.UTF-8, true",
    "LC_ALL= LANG=en_US.UTF-8, true",
    "HOME=/, false",
  })
  void localeDecidesOnUnicode(String assignments, boolean expected) {
    assertThat(TerminalFeatures.hasUnicode(environment(assignments))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true",
    "HOME=/, true",
    "TERM=dumb, false",
    "OS=Windows_NT, false",
    "OS=Windows_NT WT_SESSION=1, true",
    "OS=Windows_NT ConEmuANSI=ON, true",
    "OS=Windows_NT ConEmuANSI=OFF, false",
    "OS=Windows_NT ANSICON=120x30, true",
    "OS=Windows_NT TERM=xterm, true",
    "OS=Windows_NT TERM=dumb WT_SESSION=1, false",
  })
  void escapesAreUsedWhereTheyWork(String assignments, boolean expected) {
    assertThat(TerminalFeatures.hasAnsi(environment(assignments))).isEqualTo(expected);
    CliRunner cli = source().withTerminal(new FakeTerminal(true, 80, 24, null));
    environment(assignments).forEach(cli::with);
    String out = cli.run("list", "--customer", customer.tenantId(), "--help").out();
    assertThat(out.contains("\u001b")).isEqualTo(expected);
  }

  @Test
  void pipesAreUtf8InAnyLocale() {
    SimulatedCustomer other = simulator.addCustomer("M\u00fcller");
    simulator.sourceCreates(other, other.addSubscription("Gr\u00f6\u00dfe"));
    String[] list = {"list", "--customer", other.tenantId(), "--query", "$..friendlyName"};
    CliRunner cli = source().with("LC_ALL", "C");
    assertThat(cli.run(list).out().strip()).isEqualTo("Gr\u00f6\u00dfe");
    assertThat(cli.withTerminal(new FakeTerminal(true, 80, 24, null)).run(list).out().strip())
        .isEqualTo("Gro?e");
  }

  @Test
  void verboseLogsTheLogin() {
    CliRunner.Result result = source().run("list", "--customer", customer.tenantId(), "--verbose");
    assertThat(result.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .matches("transfers: \\S+  login at 127.0.0.1  token obtained  in \\d+ ms");
    assertThat(result.err()).doesNotContain(simulator.sourcePartner().clientSecret());
    CliRunner.Result refused =
        source()
            .with("PARTNER_CENTER_CLIENT_SECRET", "hunter2")
            .run("list", "--customer", customer.tenantId(), "--verbose");
    assertThat(refused.err()).contains("login at 127.0.0.1  failed").doesNotContain("hunter2");
  }
}
