package io.github.partnertransfers.webhooks;

import java.util.Map;

/** Signed requests and a receiver that trusts them, for tests of other packages. */
public final class SignedEvents implements AutoCloseable {
  private final Sender sender = new Sender();

  public WebhookReceiver.Builder receiver() {
    return sender.receiver();
  }

  public byte[] body() {
    return Sender.event();
  }

  public Map<String, String> headers(byte[] body) {
    return sender.headers(body);
  }

  @Override
  public void close() {
    sender.close();
  }
}
