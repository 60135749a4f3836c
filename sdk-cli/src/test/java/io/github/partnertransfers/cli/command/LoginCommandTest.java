package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code login}, {@code whoami} and {@code logout}. */
class LoginCommandTest extends SimulatorTest {
  @TempDir private Path home;

  private SimulatedPartner partner;

  @BeforeEach
  void setUp() {
    partner = simulator.sourcePartner();
    simulator.logins().deviceCodeInterval(Duration.ZERO);
    answerCodes(simulator.logins()::approve);
  }

  private static void answerCodes(Consumer<String> user) {
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.DEVICE_CODE) {
            simulator.logins().pendingUserCodes().forEach(user);
          }
        });
  }

  /** Returns a runner without credentials. */
  private CliRunner user() {
    return source()
        .without("PARTNER_CENTER_CLIENT_SECRET")
        .with("XDG_CONFIG_HOME", home.toString());
  }

  private Path file() {
    return home.resolve("transfers").resolve("sign-in.json");
  }

  private CliRunner.Result list(CliRunner cli) {
    return cli.run("list", "--customer", customer.tenantId());
  }

  @Test
  void signsInShowsWhoAndSignsOut() throws IOException {
    CliRunner.Result login = user().run("login");

    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(login.err())
        .contains("open the page https://microsoft.com/devicelogin and enter the code");
    assertThat(login.out())
        .contains(partner.tenantId(), partner.userPrincipalName(), "user_impersonation")
        .containsPattern("mfa +true");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    int logins = simulator.requests(Operation.TOKEN).size();
    assertThat(list(user()).exitCode()).isZero();
    assertThat(simulator.requests(Operation.TOKEN)).hasSize(logins + 1);

    CliRunner.Result whoami = user().run("whoami", "-o", "json");
    JsonObject identity = tree(whoami.out()).getAsJsonObject();
    assertThat(identity.get("tenantId").getAsString()).isEqualTo(partner.tenantId());
    assertThat(identity.get("clientId").getAsString()).isEqualTo(partner.clientId());
    assertThat(identity.get("user").getAsString()).isEqualTo(partner.userPrincipalName());
    assertThat(identity.get("mfa").getAsBoolean()).isTrue();
    assertThat(identity.get("credential").getAsString()).contains(file().toString());

    assertThat(user().run("logout").out()).contains("Signed out of tenant " + partner.tenantId());
    assertThat(file()).doesNotExist();
    assertThat(list(user()).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(user().run("logout").out()).contains("Nobody was signed in.");
  }

  /** The tenant and the application are those of the sign-in. */
  @Test
  void signInIsEnoughForOtherCommands() {
    user().run("login");

    CliRunner cli = user().without("PARTNER_CENTER_TENANT_ID").without("PARTNER_CENTER_CLIENT_ID");

    assertThat(list(cli).exitCode()).isZero();
    assertThat(list(cli.with("PARTNER_CENTER_TENANT_ID", UNKNOWN)).exitCode())
        .as("of another tenant")
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void eachLoginKeepsTheNewRefreshToken() throws IOException {
    simulator.tokens().revokeOldRefreshTokens(true);
    user().run("login");
    String first = Files.readString(file());

    assertThat(list(user()).exitCode()).isZero();
    assertThat(Files.readString(file())).isNotEqualTo(first);
    assertThat(list(user()).exitCode()).isZero();
  }

  @Test
  void revokedSignInSaysToSignInAgain() {
    user().run("login");
    simulator.tokens().revokeRefreshTokens(partner);

    CliRunner.Result result = list(user());

    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.err()).contains("Sign in again (transfers login).");
  }

  @Test
  void userDeclines() {
    answerCodes(simulator.logins()::decline);

    CliRunner.Result login = user().run("login");

    assertThat(login.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(login.err()).contains("The user declined: run transfers login again.");
    assertThat(file()).doesNotExist();
  }

  @Test
  void variablesPrecedeTheSignInWithAWarning() {
    CliRunner cli = user().with("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret());

    CliRunner.Result login = cli.run("login");

    assertThat(login.exitCode()).isZero();
    assertThat(login.err())
        .contains("warning: other commands use the secret of PARTNER_CENTER_CLIENT_SECRET");
    assertThat(cli.run("whoami").out()).doesNotContain(partner.userPrincipalName());
  }

  @Test
  void damagedFileIsNoSignIn() throws IOException {
    user().run("login");
    Files.writeString(file(), "{\"tenantId\": \"x\"");

    assertThat(list(user()).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(user().run("login").exitCode()).isZero();
  }

  @Test
  void fileThatCannotBeWrittenFailsTheLogin() throws IOException {
    Files.writeString(home.resolve("transfers"), "a file, not a directory");

    CliRunner.Result login = user().run("login");

    assertThat(login.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(login.err()).contains("the new refresh token can't be stored: cannot write");
  }

  @Test
  @OffContract("the doctor asks the bare hosts")
  void noOutputHasATokenOrADeviceCode() throws IOException {
    String all =
        user().run("login", "--verbose").all()
            + user().run("whoami", "-o", "json", "--verbose").all()
            + user().run("doctor", "--verbose").all()
            + user().run("logout").all();

    assertThat(all).hasSizeGreaterThan(500).doesNotContain("eyJ", "simulated-refresh", "Bearer ");
  }

  @Test
  void unknownStoreIsNamed() {
    CliRunner.Result result = user().with("PARTNER_CENTER_TOKEN_STORE", "drawer").run("login");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("PARTNER_CENTER_TOKEN_STORE must be system or file");
  }
}
