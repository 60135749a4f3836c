package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptLoggerTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void writesWhatIsAllowedAndNothingElse() {
    AttemptLogger.to(lines::add)
        .attemptEnded(
            attempt()
                .status(409)
                .code(TransferErrorCode.of(900101))
                .problem("HTTP 409, code 900101: transfer of someone@example.com is in progress")
                .build());

    assertThat(lines)
        .containsExactly(
            "createTransfer attempt 2 waited 480 ms, took 132 ms: HTTP 409, code 900101"
                + " (request id r, correlation id c)");
  }

  @Test
  void tellsALoginFromARequestWithoutAnswer() {
    AttemptLogger.to(lines::add).attemptEnded(attempt().problem("reset by secret.example").build());
    AttemptLogger.to(lines::add).attemptEnded(login().status(503).build());

    assertThat(lines.get(0)).contains("took 132 ms: no answer (").doesNotContain("secret");
    assertThat(lines.get(1)).contains("took 132 ms: login HTTP 503 (");
  }

  private static ImmutableAttempt.Builder attempt() {
    return attempt(false);
  }

  private static ImmutableAttempt.Builder login() {
    return attempt(true);
  }

  private static ImmutableAttempt.Builder attempt(boolean login) {
    return ImmutableAttempt.builder()
        .number(2)
        .operation("createTransfer")
        .requestId("r")
        .correlationId("c")
        .waited(Duration.ofMillis(480))
        .duration(Duration.ofMillis(132))
        .isLogin(login);
  }
}
