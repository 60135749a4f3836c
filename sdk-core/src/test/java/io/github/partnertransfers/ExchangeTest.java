package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private final IOException end = new IOException("unexpected end of stream on http://x/...");

  private final Exchange exchange = new Exchange(null);

  @Test
  void reusedIdleConnectionThatEndsWithoutAResponseWasClosedWhileIdle() throws IOException {
    exchange.requestStarted(true);

    for (IOException failure : List.of(end, new SocketException("Connection reset"))) {
      AttemptOutcome outcome = AttemptOutcome.failed(failure, exchange);
      assertThat(outcome.kind).isEqualTo(AttemptOutcome.Kind.CLOSED_WHILE_IDLE);
      assertThat(outcome.settled).as("the effect of a write is unknown anyway").isFalse();
    }
  }

  @Test
  void newConnectionThatEndsWithoutAResponseIsRetriedWithADelay() throws IOException {
    exchange.requestStarted(false);

    assertThat(AttemptOutcome.failed(end, exchange).kind).isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void connectionThatEndsDuringAResponseWasNotClosedWhileIdle() throws IOException {
    exchange.requestStarted(true);
    exchange.responseStarted(null);

    assertThat(AttemptOutcome.failed(end, exchange).kind).isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void abandonedRequestThatWasNotSentIsSettledAndCanNotBeSent() {
    assertThat(AttemptOutcome.failed(end, exchange).settled).isTrue();
    assertThat(abandoned().settled).isTrue();

    assertThatThrownBy(() -> exchange.requestStarted(false)).isInstanceOf(IOException.class);
    assertThat(exchange.isSent()).isFalse();
  }

  @Test
  void abandonedRequestThatWasSentIsNotSettled() throws IOException {
    exchange.requestStarted(false);

    assertThat(abandoned().settled).isFalse();
  }

  private AttemptOutcome abandoned() {
    return AttemptOutcome.abandoned(AttemptOutcome.Kind.CANCELED, "canceled", exchange, null);
  }
}
