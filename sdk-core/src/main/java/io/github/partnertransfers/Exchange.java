package io.github.partnertransfers;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one HTTP exchange, recorded by {@link Transport} while it happens, whatever
 * interceptors do with exceptions and responses. Written and read by the threads that the request
 * runs on, mostly one.
 */
final class Exchange {
  private volatile boolean sent;
  private volatile boolean idleBefore;
  private volatile boolean answered;
  private volatile boolean emptyBody;
  private volatile @Nullable Duration retryAfter;

  /** The request is about to be written to a connection. */
  void sending(boolean overIdleConnection) {
    sent = true;
    idleBefore = overIdleConnection;
  }

  /** The response's headers have arrived. */
  void answered(@Nullable Duration newRetryAfter) {
    answered = true;
    retryAfter = newRetryAfter;
  }

  void bodyIsEmpty() {
    emptyBody = true;
  }

  /** Returns whether the service may have received the request. */
  boolean isSent() {
    return sent;
  }

  boolean isAnswered() {
    return answered;
  }

  boolean hasEmptyBody() {
    return emptyBody;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * Returns whether the request failed because the server had closed the connection while it was
   * idle in the pool: one that had served before, and rested since, ends without a byte of a
   * response.
   */
  boolean isClosedWhileIdle(Throwable failure) {
    if (!sent || !idleBefore || answered || !(failure instanceof IOException)) {
      return false;
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof SocketException || message.startsWith("unexpected end of stream");
  }
}
