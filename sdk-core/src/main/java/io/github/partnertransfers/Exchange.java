package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The record of one HTTP exchange. {@link Transport} writes it, so interceptors of the application
 * can't falsify it.
 */
final class Exchange {
  /** The thread that executes the request. */
  final Thread thread = Thread.currentThread();

  private final @Nullable Call<?> request;

  @GuardedBy("this")
  private boolean sent;

  @GuardedBy("this")
  private boolean abandoned;

  private volatile boolean connectionWasIdle;
  private volatile boolean hasResponse;
  private volatile boolean emptyBody;
  private volatile @Nullable Duration retryAfter;

  /** Creates the record of a request that is not sent yet; null for a login request. */
  Exchange(@Nullable Call<?> request) {
    this.request = request;
  }

  /**
   * Records that the request is about to be written to a connection.
   *
   * @throws IOException if the exchange was abandoned, so that nothing may be sent
   */
  synchronized void requestStarted(boolean onIdleConnection) throws IOException {
    if (abandoned) {
      throw new IOException("Canceled");
    }
    sent = true;
    connectionWasIdle = onIdleConnection;
  }

  /** Records that the response headers have arrived. */
  void responseStarted(@Nullable Duration newRetryAfter) {
    hasResponse = true;
    retryAfter = newRetryAfter;
  }

  void bodyIsEmpty() {
    emptyBody = true;
  }

  /** Prevents that the request is sent. Returns whether it was sent already. */
  synchronized boolean abandon() {
    abandoned = true;
    return sent;
  }

  /** Cancels the request. Can call code of the application. */
  void cancel() {
    if (request != null) {
      ForeignCode.runQuietly(request::cancel);
    }
  }

  /** Returns whether the service may have received the request. */
  synchronized boolean isSent() {
    return sent;
  }

  boolean hasResponse() {
    return hasResponse;
  }

  boolean hasEmptyBody() {
    return emptyBody;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * Returns whether the request failed because the server had closed the connection while it was
   * idle in the pool: a reused, idle connection ends without a byte of a response.
   */
  boolean isClosedWhileIdle(Throwable failure) {
    if (!isSent() || !connectionWasIdle || hasResponse || !(failure instanceof IOException)) {
      return false;
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof SocketException || message.startsWith("unexpected end of stream");
  }
}
