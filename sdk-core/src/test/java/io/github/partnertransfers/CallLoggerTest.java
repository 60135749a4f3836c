package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

class CallLoggerTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void logsNoTextOfTheService() {
    ResponseBody body =
        ResponseBody.create(
            "{\"code\":900101,\"description\":\"transfer of someone@example.com is in progress\"}",
            MediaType.get("application/json"));
    Operation<Object> operation = Operation.write("createTransfer", "cu", null, headers -> null);
    log(AttemptOutcome.of(operation, Response.error(409, body), new Exchange(null)));

    assertThat(lines)
        .containsExactly(
            "createTransfer attempt 2 waited 480 ms, took 132 ms: HTTP 409, code 900101"
                + " (customer cu, request id r, correlation id c)");
  }

  @Test
  void logsLoginsWithoutTheirFailure() {
    TokenRequest request = TokenRequest.of(Cloud.GLOBAL, null);
    CallLogger.to(lines::add).loginEnded(request, Duration.ofMillis(120), null);
    CallLogger.to(lines::add)
        .loginEnded(request, Duration.ofMillis(7), new IOException("secret.example"));
    assertThat(lines).containsExactly("login took 120 ms", "login failed after 7 ms");
  }

  @Test
  void omitsTheCustomerOfACallWithoutOne() {
    CallInfo call = CallInfo.of("listWebhookEvents", null, null, "r", "c");
    CallLogger.to(lines::add).attemptEnded(Attempt.of(call, 1, Duration.ZERO, 200, null, null));

    assertThat(lines)
        .containsExactly(
            "listWebhookEvents attempt 1 waited 0 ms, took 0 ms: HTTP 200"
                + " (request id r, correlation id c)");
  }

  @Test
  void distinguishesAFailedLoginFromARequestWithoutResponse() {
    log(AttemptOutcome.failed(new IOException("reset by secret.example"), null));
    log(AttemptOutcome.loginFailed(LoginFailedException.unavailable(503, "", null)));

    assertThat(lines.get(0)).contains("took 132 ms: no response (").doesNotContain("secret");
    assertThat(lines.get(1)).contains("took 132 ms: login HTTP 503 (");
  }

  private void log(AttemptOutcome outcome) {
    CallInfo identity = CallInfo.of("createTransfer", "cu", null, "r", "c");
    Attempt attempt = new Attempt(2, identity, 480_000_000, 132_000_000, outcome);
    CallLogger.to(lines::add).attemptEnded(attempt);
  }
}
