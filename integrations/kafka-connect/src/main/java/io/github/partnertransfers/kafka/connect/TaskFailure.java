package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.NotAuthorizedException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Decides whether the permanent failure of a customer fails the task, and says what to do. */
final class TaskFailure {
  private static final Integer FORBIDDEN = 403;

  private TaskFailure() {}

  /** Returns the failure of the task; null if the customer's failure becomes a record. */
  static @Nullable ConnectException of(
      TransferSourceConfig config, String customerId, Throwable failure) {
    if (isLoginRefused(failure)) {
      return new ConnectException(
          "the login of application "
              + config.text(TransferSourceConfig.CLIENT_ID)
              + " in tenant "
              + config.getString(TransferSourceConfig.TENANT_ID)
              + " is refused: renew its credential, change the connector's settings if they hold"
              + " it, and restart the task. "
              + failure.getMessage(),
          failure);
    }
    if (config.toleratesErrors()) {
      return null;
    }
    return new ConnectException(
        "customer "
            + customerId
            + " can't be read: "
            + failure.getMessage()
            + ". Remove the customer or restore the relationship and restart the task, or set"
            + " errors.tolerance=all to write such customers to "
            + config.errorTopic(),
        failure);
  }

  /** A 403 is about one customer, any other refusal about the login. */
  private static boolean isLoginRefused(Throwable failure) {
    return failure instanceof NotAuthorizedException refused && !FORBIDDEN.equals(refused.status());
  }
}
