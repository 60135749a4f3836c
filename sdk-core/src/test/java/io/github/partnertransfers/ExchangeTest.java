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
  void connectionThatRestedAndEndsWithoutAResponseWasClosedWhileIdle() throws IOException {
    exchange.sending(true);

    for (IOException failure : List.of(end, new SocketException("Connection reset"))) {
      AttemptOutcome outcome = AttemptOutcome.failed(failure, exchange);
      assertThat(outcome.kind).isEqualTo(AttemptOutcome.Kind.CLOSED_WHILE_IDLE);
      assertThat(outcome.settled).as("a write stays unsettled all the same").isFalse();
    }
  }

  @Test
  void newConnectionThatEndsWithoutAResponseIsRetriedWithADelay() throws IOException {
    exchange.sending(false);

    assertThat(AttemptOutcome.failed(end, exchange).kind).isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void connectionThatEndsWithinAResponseWasNotIdle() throws IOException {
    exchange.sending(true);
    exchange.answered(null);

    assertThat(AttemptOutcome.failed(end, exchange).kind).isEqualTo(AttemptOutcome.Kind.RETRYABLE);
  }

  @Test
  void whatWasNotSentIsSettledAndIsNotSentAnyMore() {
    assertThat(AttemptOutcome.failed(end, exchange).settled).isTrue();
    assertThat(givenUp().settled).isTrue();

    assertThatThrownBy(() -> exchange.sending(false)).isInstanceOf(IOException.class);
    assertThat(exchange.isSent()).isFalse();
  }

  @Test
  void whatWasSentAndGivenUpIsNotSettled() throws IOException {
    exchange.sending(false);

    assertThat(givenUp().settled).isFalse();
  }

  private AttemptOutcome givenUp() {
    return AttemptOutcome.givenUp(AttemptOutcome.Kind.CANCELED, "canceled", exchange, null);
  }
}
