package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications can create the values of the client in tests. */
class TestValuesTest {
  private static final CallInfo CALL = CallInfo.of("createTransfer", "customer", null, "r", "c");

  @Test
  void exceptions() {
    RequestRefusedException refused =
        RequestRefusedException.of(CALL, 409, "900101", "A transfer is in progress.");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo(TransferErrorCode.of("900101"));
    assertThat(refused.call()).isSameAs(CALL);
    assertThat(refused)
        .hasMessage(
            "createTransfer was refused: A transfer is in progress"
                + " (request id r, correlation id c)");
    assertThat(refused.attempts()).isEmpty();

    assertThat(ServiceUnavailableException.of(CALL, 429, Duration.ofSeconds(9)).retryAfter())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(MalformedResponseException.of(CALL, 200, "<html>").body()).isEqualTo("<html>");
    assertThat(NotAuthorizedException.of(CALL, 403, "20002", null).isRetryable()).isFalse();
    assertThat(OutcomeUnknownException.of(CALL, null).requestId()).isEqualTo("r");
    assertThat(CallCanceledException.of(CALL).isRetryable()).isTrue();
  }

  @Test
  void attempts() {
    List<String> lines = new ArrayList<>();
    Attempt attempt = Attempt.of(CALL, 2, Duration.ofMillis(7), 503, null, "HTTP 503");

    CallLogger.to(lines::add).attemptEnded(attempt);

    assertThat(attempt.call().customerId()).isEqualTo("customer");
    assertThat(lines).singleElement().asString().contains("createTransfer attempt 2", "HTTP 503");
  }

  @Test
  void callInfoNamesAllIds() {
    assertThat(CallInfo.of("getTransfer", "cu", "tr", "r", "c"))
        .hasToString("getTransfer of customer cu, transfer tr (request id r, correlation id c)");
    assertThat(CallInfo.of("listWebhookEvents", null, null, "r", "c"))
        .hasToString("listWebhookEvents (request id r, correlation id c)");
  }
}
