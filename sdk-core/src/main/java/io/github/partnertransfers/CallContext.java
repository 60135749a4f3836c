package io.github.partnertransfers;

/**
 * The context of one execution of a call. Used on any thread, concurrently.
 *
 * <p>Each method must run the code once, on its calling thread, and restore the previous context of
 * the thread. Code that a method doesn't run is run without a context; what a method throws is
 * ignored.
 */
@FunctionalInterface
public interface CallContext {
  /**
   * Runs code in the context: the callback, or the completion of the future or Single, with what
   * depends on it; and the methods of {@link CallListener} for this call that follow {@link
   * CallListener#callStarted}.
   */
  void run(Runnable code);

  /**
   * Runs a request of the call on the thread of the attempt, with the interceptors of the {@code
   * OkHttpClient}; or the login that the call started, with its events. Like {@link #run} by
   * default.
   */
  default void runRequest(Runnable request) {
    run(request);
  }
}
