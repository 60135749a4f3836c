package io.github.partnertransfers.webhooks;

import java.util.Objects;

/**
 * What a {@link WebhookReceiver} found: an event, or the reason why the request is not one.
 *
 * <pre>{@code
 * if (result instanceof WebhookResult.Refused refused) {
 *   log.warn(refused.message());
 * }
 * response.setStatus(result.httpStatus());
 * }</pre>
 */
public sealed interface WebhookResult {
  /** Returns the status to answer with; the response needs no body. */
  int httpStatus();

  /**
   * A verified event. It was delivered by Partner Center within the replay window, possibly more
   * than once.
   */
  record Accepted(WebhookEvent event) implements WebhookResult {
    public Accepted {
      Objects.requireNonNull(event, "event");
    }

    /** Returns 200. */
    @Override
    public int httpStatus() {
      return 200;
    }
  }

  /**
   * A request that is not an event of Partner Center.
   *
   * @param message one line for the log. It can quote a header, at most 100 printable characters of
   *     it, and neither the signature nor the path of a URL. Do not return it to the sender.
   */
  record Refused(RefusalReason reason, String message) implements WebhookResult {
    public Refused {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(message, "message");
    }

    /** Returns the status of the reason. */
    @Override
    public int httpStatus() {
      return reason.httpStatus();
    }
  }
}
