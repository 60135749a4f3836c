package io.github.partnertransfers.webhooks;

/** Carries a refusal from where it is decided to the receiver. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  RefusedException(RefusalReason reason, String message) {
    // No stack trace: a forger decides how many of these there are.
    super(message, null, false, false);
    this.reason = reason;
  }

  RefusalReason reason() {
    return reason;
  }

  WebhookResult.Refused toResult() {
    return new WebhookResult.Refused(reason, String.valueOf(getMessage()));
  }
}
