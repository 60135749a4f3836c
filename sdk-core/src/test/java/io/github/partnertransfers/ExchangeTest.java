package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private final IOException end = new IOException("unexpected end of stream on http://x/...");

  private final Exchange exchange = new Exchange();

  @Test
  void connectionThatRestedAndEndsWithoutAResponseWasClosedWhileIdle() {
    exchange.sending(true);

    for (IOException failure : List.of(end, new SocketException("Connection reset"))) {
      AttemptOutcome outcome = AttemptOutcome.failed(failure, exchange);
      assertThat(outcome.kind()).isEqualTo(AttemptOutcome.Kind.CLOSED_WHILE_IDLE);
      assertThat(outcome.isSettled()).as("a write stays unsettled all the same").isFalse();
    }
  }

  @Test
  void newConnectionThatEndsWithoutAResponseIsRetriedWithADelay() {
    exchange.sending(false);

    assertThat(AttemptOutcome.failed(end, exchange).kind())
        .isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void connectionThatEndsWithinAResponseWasNotIdle() {
    exchange.sending(true);
    exchange.answered(null);

    assertThat(AttemptOutcome.failed(end, exchange).kind())
        .isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void whatWasNotSentIsSettled() {
    assertThat(AttemptOutcome.failed(end, exchange).isSettled()).isTrue();
    assertThat(AttemptOutcome.timedOut(exchange).isSettled()).isTrue();
    assertThat(AttemptOutcome.canceled(exchange, null).isSettled()).isTrue();
    exchange.sending(false);
    assertThat(AttemptOutcome.timedOut(exchange).isSettled()).isFalse();
  }
}
