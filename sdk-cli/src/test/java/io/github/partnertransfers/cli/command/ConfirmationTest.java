package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest extends SimulatorTest {
  private static final String ITEMS =
      "{\"lineItems\": [{\"subscriptionId\": \"%s\", \"productType\": \"OnlineServicesNCE\"}]}";

  private static String status() {
    return simulator.transfers().get(0).status();
  }

  private static String transfer(String command) {
    return command.equals("withdraw") || command.equals("accept") || command.equals("reject")
        ? createdTransfer()
        : simulator.targetRequests(customer);
  }

  private static CliRunner partner(String command) {
    boolean isSource = command.equals("withdraw") || command.startsWith("update");
    return isSource ? source() : target();
  }

  private static String items() {
    return ITEMS.formatted(subscriptions()[0].id());
  }

  @ParameterizedTest
  @CsvSource({
    "accept, Accept transfer, Its subscriptions move from the source partner to you.",
    "reject, Reject transfer, nothing is moved.",
    "cancel, Cancel transfer, the source partner can no longer accept it.",
    "withdraw, Withdraw transfer, the target partner can no longer accept it.",
    "update --file -, Accept transfer, 1 line item of the file",
  })
  void sendsNothingUnlessConfirmed(String command, String action, String effect) {
    String id = transfer(command);
    String before = status();
    int requests = simulator.requests().size();
    FakeTerminal terminal = FakeTerminal.answering("n");
    CliRunner.Result result =
        partner(command)
            .withInput(items())
            .withTerminal(terminal)
            .run(args(command + " %s", transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFIRMED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "transfers: " + command.split(" ", -1)[0] + ": not confirmed; nothing was sent");
    assertThat(terminal.questions()).hasSize(1);
    assertThat(terminal.questions().get(0).replaceAll("\\s+", " "))
        .startsWith(action + " " + id + " of customer " + customer.tenantId() + "? ")
        .contains(effect)
        .endsWith(" [y/N]");
    assertThat(terminal.questions().get(0).lines()).allMatch(line -> line.length() <= 76);
    assertThat(simulator.requests()).hasSize(requests);
    assertThat(status()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", " yes ", "YES"})
  void sendsWhenConfirmed(String answer) {
    String id = createdTransfer();
    CliRunner.Result result =
        target()
            .withTerminal(FakeTerminal.answering(answer))
            .run(args("reject %s", transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(status()).isEqualTo("Reject");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "ye", "yess", "j", "\u0000"})
  void takesAnyOtherAnswerForNo(String answer) {
    String id = createdTransfer();
    CliRunner.Result result =
        target()
            .withTerminal(FakeTerminal.answering(answer))
            .run(args("reject %s", transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFIRMED);
    assertThat(status()).isEqualTo("Active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--yes", "-y"})
  void asksNothingWithYes(String flag) {
    FakeTerminal terminal = FakeTerminal.answering("n");
    String id = createdTransfer();
    CliRunner.Result result =
        target().withTerminal(terminal).run(args("accept %s " + flag, transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(terminal.questions()).isEmpty();
  }

  @Test
  void asksNothingIfOnlyStdoutIsATerminal() {
    String id = createdTransfer();
    CliRunner.Result result =
        target()
            .withTerminal(new FakeTerminal(true, 80, 24, null))
            .run(args("accept %s", transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void updateThatSetsAStatusAsks() {
    FakeTerminal terminal = FakeTerminal.answering("n");
    String id = simulator.targetRequests(customer);
    CliRunner.Result result =
        target()
            .withInput("{\"status\": \"Cancel\"}")
            .withTerminal(terminal)
            .run(args("update --file - %s", transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFIRMED);
    assertThat(terminal.questions().get(0)).contains("Its status becomes Cancel.");
  }

  @Test
  void badInputIsReportedBeforeTheQuestion() {
    FakeTerminal terminal = FakeTerminal.answering("n");
    CliRunner.Result result =
        target()
            .without("PARTNER_CENTER_TENANT_ID")
            .withTerminal(terminal)
            .run(args("accept %s", transferFlags(createdTransfer())));
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(terminal.questions()).isEmpty();
  }
}
