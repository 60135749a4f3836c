package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

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
            attempt(
                false,
                409,
                "900101",
                "HTTP 409, code 900101: transfer of someone@example.com is in progress"));

    assertThat(lines)
        .containsExactly(
            "createTransfer attempt 2 waited 480 ms, took 132 ms: HTTP 409, code 900101"
                + " (request id r, correlation id c)");
  }

  @Test
  void tellsALoginFromARequestWithoutAnswer() {
    AttemptLogger.to(lines::add)
        .attemptEnded(attempt(false, null, null, "reset by secret.example"));
    AttemptLogger.to(lines::add).attemptEnded(attempt(true, 503, null, null));

    assertThat(lines.get(0)).contains("took 132 ms: no response (").doesNotContain("secret");
    assertThat(lines.get(1)).contains("took 132 ms: login HTTP 503 (");
  }

  private static Attempt attempt(boolean isLogin, Integer status, String code, String problem) {
    Duration waited = Duration.ofMillis(480);
    Duration took = Duration.ofMillis(132);
    CallIdentity identity = new CallIdentity("createTransfer", "r", "c");
    return new Attempt(2, identity, waited, took, status, code, isLogin, problem);
  }
}
