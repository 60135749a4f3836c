package io.github.partnertransfers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of all calls of a client, for logs, metrics and traces. The events of one
 * execution of a call, in order:
 *
 * <ol>
 *   <li>{@link #callStarted}, on the thread that executes the call;
 *   <li>for each attempt {@link #attemptStarted} and {@link #attemptEnded}. An attempt that ends
 *       before a request is made, because the login failed or no thread could be started, has an
 *       end only;
 *   <li>{@link #callEnded}, before the outcome is delivered, except that a call which is canceled
 *       from another thread may deliver it first.
 * </ol>
 *
 * <p>Logins are shared by calls and have events of their own.
 *
 * <p>The methods are called on the threads that execute calls and must return quickly. Calls run in
 * parallel, so that the methods must be safe for use by several threads. What they throw is
 * ignored.
 */
@FunctionalInterface
public interface CallListener {
  /** An execution of a call begins. */
  default void callStarted(CallInfo call) {}

  /**
   * A request is about to be sent.
   *
   * @param number 1 for the first attempt
   */
  default void attemptStarted(CallInfo call, int number) {}

  /** An attempt ended, successfully or not. */
  void attemptEnded(Attempt attempt);

  /**
   * An execution of a call ended.
   *
   * @param duration of the whole execution, by the client's ticker
   * @param failure what the caller gets, or null if the call succeeded
   */
  default void callEnded(CallInfo call, Duration duration, @Nullable TransfersException failure) {}

  /** The token provider is about to be asked for a token, on this thread. */
  default void loginStarted(TokenRequest request) {}

  /**
   * The token provider returned.
   *
   * @param duration in real time
   * @param failure why there is no token, or null if there is one
   */
  default void loginEnded(TokenRequest request, Duration duration, @Nullable Throwable failure) {}
}
