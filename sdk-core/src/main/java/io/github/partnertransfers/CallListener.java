package io.github.partnertransfers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of all calls of a client, for logs, metrics and traces. The events of one
 * execution of a call, in order:
 *
 * <ol>
 *   <li>{@link #callStarted}, on the thread that executes the call;
 *   <li>for each attempt {@link #attemptStarted} and {@link #attemptEnded}. An attempt that fails
 *       before a request is created (the login failed, no thread could be started) has an end only;
 *   <li>{@link #callEnded}, before the outcome is delivered. If another thread cancels the call,
 *       the outcome may be delivered first.
 * </ol>
 *
 * <p>Calls share logins. Logins have separate events.
 *
 * <p>The client calls the methods on the threads that execute calls, concurrently for concurrent
 * calls. They must be thread-safe and return quickly. The client ignores what they throw.
 */
@FunctionalInterface
public interface CallListener {
  /** Called when an execution of a call starts. */
  default void callStarted(CallInfo call) {}

  /**
   * Called before a request is sent.
   *
   * @param number 1 for the first attempt
   */
  default void attemptStarted(CallInfo call, int number) {}

  /** Called when an attempt ended, successfully or not. */
  void attemptEnded(Attempt attempt);

  /**
   * Called when an execution of a call ended.
   *
   * @param duration the duration of the whole execution, measured with the client's ticker
   * @param failure the exception that the caller receives, or null if the call succeeded
   */
  default void callEnded(CallInfo call, Duration duration, @Nullable TransfersException failure) {}

  /** Called before the token provider is called, on the same thread. */
  default void loginStarted(TokenRequest request) {}

  /**
   * Called when the token provider returned or threw.
   *
   * @param duration the duration in real time
   * @param failure the reason why there is no token, or null on success
   */
  default void loginEnded(TokenRequest request, Duration duration, @Nullable Throwable failure) {}
}
