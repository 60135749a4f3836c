package io.github.partnertransfers.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles of the configuration file, and the command {@code config}. */
class ProfileTest extends SimulatorTest {
  @TempDir private Path home;

  private CliRunner user() {
    return new CliRunner().with("XDG_CONFIG_HOME", home.toString());
  }

  private Path file() {
    return home.resolve("transfers").resolve("config.toml");
  }

  private void write(String toml) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), toml);
  }

  private static String profile(String name, SimulatedPartner partner) {
    return "[profiles."
        + name
        + "]\ntenant-id = \""
        + partner.tenantId()
        + "\"\nclient-id = \""
        + partner.clientId()
        + "\"\nbase-url = \""
        + simulator.url()
        + "\"\nlogin-url = \""
        + simulator.loginUrl()
        + "\"\n";
  }

  private static CliRunner.Result list(CliRunner cli, String... flags) {
    return cli.run(
        args(("list --customer " + customer.tenantId() + " " + String.join(" ", flags)).strip()));
  }

  @Test
  void profileThatIsMadeByCommandsIsUsed() throws IOException {
    SimulatedPartner partner = simulator.sourcePartner();
    user().run("config", "set", "tenant-id", partner.tenantId(), "--profile", "contoso");
    user().run("config", "set", "client-id", partner.clientId(), "--profile", "contoso");
    user().run("config", "set", "base-url", simulator.url(), "--profile", "contoso");
    user().run("config", "set", "login-url", simulator.loginUrl(), "--profile", "contoso");
    CliRunner cli = user().with("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret());

    assertThat(list(cli, "--profile contoso").exitCode()).isZero();
    assertThat(list(cli).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.run("config", "use", "contoso").exitCode()).isZero();
    assertThat(list(cli).exitCode()).isZero();
    assertThat(cli.run("config", "path").out().strip()).isEqualTo(file().toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void namedProfileCountsBeforeVariablesAndTheChosenOneAfterThem() throws IOException {
    write("profile = \"target\"\n" + profile("target", simulator.targetPartner()));
    CliRunner cli = source().with("XDG_CONFIG_HOME", home.toString());

    assertThat(cli.run("config", "show", "-o", "json").out())
        .contains(simulator.sourcePartner().tenantId())
        .doesNotContain(simulator.targetPartner().tenantId());
    assertThat(cli.run("config", "show", "-o", "json", "--profile", "target").out())
        .contains(simulator.targetPartner().tenantId())
        .doesNotContain(simulator.sourcePartner().tenantId());
    assertThat(cli.run("config", "show", "--profile", "target", "--tenant-id", UNKNOWN).out())
        .contains(UNKNOWN)
        .doesNotContain(simulator.targetPartner().tenantId());
  }

  @Test
  void variablesChangeNoCloudOfANamedProfile() throws IOException {
    write("[profiles.contoso]\ntenant-id = \"contoso.example.com\"\n");
    CliRunner cli = source().with("XDG_CONFIG_HOME", home.toString());

    CliRunner.Result result = list(cli, "--profile contoso");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("client-id (or --client-id) is not set in profile contoso");
    assertThat(cli.run("config", "show", "--profile", "contoso").out())
        .doesNotContain(simulator.url());
  }

  @Test
  void eachProfileHasASignInOfItsOwn() throws IOException {
    simulator.logins().deviceCodeInterval(Duration.ZERO);
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.DEVICE_CODE) {
            simulator.logins().pendingUserCodes().forEach(simulator.logins()::approve);
          }
        });
    write(
        profile("source", simulator.sourcePartner())
            + profile("target", simulator.targetPartner()));
    user().run("login", "--profile", "source");
    user().run("login", "--profile", "target");

    assertThat(user().run("whoami", "--profile", "source").out())
        .contains(simulator.sourcePartner().userPrincipalName());
    assertThat(user().run("whoami", "--profile", "target").out())
        .contains(simulator.targetPartner().userPrincipalName());
    assertThat(
            source()
                .with("XDG_CONFIG_HOME", home.toString())
                .run("whoami", "--profile", "target")
                .out())
        .as("a secret of a variable is not for the sign-in's application")
        .contains(simulator.targetPartner().userPrincipalName());
    assertThat(user().run("logout", "--profile", "source").out()).contains("Signed out");
    assertThat(list(user(), "--profile source").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(list(user(), "--profile target").exitCode()).isZero();
  }

  @Test
  void defaultProfileIsUsedWithoutBeingChosen() throws IOException {
    write(profile("default", simulator.sourcePartner()) + profile("b", simulator.targetPartner()));
    CliRunner cli =
        user().with("PARTNER_CENTER_CLIENT_SECRET", simulator.sourcePartner().clientSecret());

    assertThat(list(cli).exitCode()).isZero();
    assertThat(cli.with("PARTNER_CENTER_PROFILE", "b").run("config", "show").out())
        .contains("Profile: b (there are default, b)");
  }

  @Test
  void changesKeepCommentsAndOrder() throws IOException {
    write(
        """
        # mine
        profile = "a"

        # first
        [profiles.a]
        # who
        tenant-id = "x"

        [profiles.b]
        tenant-id = "y"
        # the end
        """);

    user().run("config", "set", "proxy", "http://proxy.example.com:8080");
    user().run("config", "unset", "tenant-id", "--profile", "b");

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            # mine
            profile = "a"

            # first
            [profiles.a]
            # who
            tenant-id = "x"
            proxy = "http://proxy.example.com:8080"

            # the end
            """);
  }

  @Test
  void linkToTheFileIsKept() throws IOException {
    Path shared = home.resolve("shared.toml");
    Files.writeString(shared, "");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), shared);

    user().run("config", "set", "proxy", "http://proxy.example.com");

    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(shared)).contains("[profiles.default]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile = x | is not TOML",
        "[profiles.a | is not TOML",
        "tenant-id = \"x\" | tenant-id: there can be profile = \"NAME\" and [profiles.NAME]",
        "profile = 1 | profile: there can be",
        "profiles = 1 | profiles: there can be",
        "[profiles] {} a = 1 | profiles.a: a profile is a table",
        "[profiles.\"a/b\"] | a profile is named with 1 to 64 letters, digits, - and _",
        "[profiles.a] {} tenant = \"x\" | profiles.a.tenant: there are tenant-id, client-id",
        "[profiles.a] {} tenant-id = 1 | profiles.a.tenant-id: its value must be a string",
        "[profiles.a] {} client-secret = \"hunter2\" | profiles.a.client-secret: no secret may be in it",
        "[profiles.a] {} proxy = \"http://ann:hunter2@p\" | profiles.a.proxy: no password may be in it",
        "profile = \"none\" | there is no profile 'none'",
      })
  void badFileIsExplained(String toml, String problem) throws IOException {
    write(toml.replace(" {} ", "\n"));

    CliRunner.Result result = list(user());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(problem).doesNotContain("hunter2");
  }

  @Test
  void fileWithByteOrderMarkAndWindowsLinesIsRead() throws IOException {
    write("\uFEFF" + profile("default", simulator.sourcePartner()).replace("\n", "\r\n"));
    assertThat(user().run("config", "show").out()).contains(simulator.sourcePartner().tenantId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config set tenant x | there is no setting 'tenant': there are tenant-id",
        "config set client-secret hunter2 | client-secret: no secret may be in it",
        "config set proxy http://ann:hunter2@proxy | proxy: no password may be in it",
        "config set tenant-id x --profile a/b | a profile is named with",
        "config unset tenant-id | profile default has no 'tenant-id'",
        "config use nowhere | there is no profile 'nowhere'",
        "config show --profile nowhere | there is no profile 'nowhere'",
        "config | which command? There are show, set, unset, use and path",
      })
  void badChangeIsExplained(String line, String problem) {
    CliRunner.Result result = user().run(args(line));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(problem).doesNotContain("hunter2");
    assertThat(file()).doesNotExist();
  }

  @Test
  void showsWhatIsSetByWhomWithoutSecrets() {
    CliRunner cli =
        source()
            .with("XDG_CONFIG_HOME", home.toString())
            .with("HTTPS_PROXY", "http://ann:hunter2@proxy.example.com");

    String shown =
        cli.run("config", "show", "--proxy", "http://bob:hunter2@proxy.example.com").out();

    assertThat(shown)
        .contains("Profile: none")
        .containsPattern("tenant-id +" + simulator.sourcePartner().tenantId())
        .containsPattern("client-secret +\\(secret\\) +PARTNER_CENTER_CLIENT")
        .containsPattern("proxy +http://\\*\\*\\*@proxy.example.com +--proxy")
        .doesNotContain("hunter2", simulator.sourcePartner().clientSecret());
    assertThat(user().without("PARTNER_CENTER_TOKEN_STORE").run("config", "show").out())
        .contains("Nothing is set");
  }
}
