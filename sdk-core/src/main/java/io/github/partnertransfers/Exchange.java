package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One HTTP exchange and what is known about it, recorded by {@link Transport} while it happens,
 * whatever interceptors do with exceptions and responses.
 */
final class Exchange {
  /** What the exchange runs on. */
  final Thread thread = Thread.currentThread();

  private final @Nullable Call<?> request;

  @GuardedBy("this")
  private boolean sent;

  @GuardedBy("this")
  private boolean givenUp;

  private volatile boolean idleBefore;
  private volatile boolean answered;
  private volatile boolean emptyBody;
  private volatile @Nullable Duration retryAfter;

  /** An exchange of which nothing was sent yet; that of a login has no such request. */
  Exchange(@Nullable Call<?> request) {
    this.request = request;
  }

  /**
   * The request is about to be written to a connection.
   *
   * @throws IOException if the exchange was given up, so that nothing may be sent any more
   */
  synchronized void sending(boolean overIdleConnection) throws IOException {
    if (givenUp) {
      throw new IOException("Canceled");
    }
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

  /** Keeps the request from being sent. Returns whether it may have been sent before. */
  synchronized boolean giveUp() {
    givenUp = true;
    return sent;
  }

  /** Ends the request that is under way. Runs code of the application. */
  void cancel() {
    if (request != null) {
      ForeignCode.runQuietly(request::cancel);
    }
  }

  /** Returns whether the service may have received the request. */
  synchronized boolean isSent() {
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
    if (!isSent() || !idleBefore || answered || !(failure instanceof IOException)) {
      return false;
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof SocketException || message.startsWith("unexpected end of stream");
  }
}
