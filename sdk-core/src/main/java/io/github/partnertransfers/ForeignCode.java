package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * Calls the application's code (callbacks, listeners, executors, event listeners of OkHttp) and
 * contains what it throws. Never called under a lock.
 */
final class ForeignCode {
  private ForeignCode() {}

  /** Runs code and ignores what it throws, as for listeners. */
  static void runQuietly(Runnable code) {
    run(code);
  }

  /** Runs code and reports what it throws, as for callbacks. */
  static void runReporting(Runnable code) {
    Throwable failure = run(code);
    if (failure != null) {
      report(failure);
    }
  }

  /** Runs code and returns whether it completed normally. */
  static boolean succeeds(Runnable code) {
    return run(code) == null;
  }

  private static @Nullable Throwable run(Runnable code) {
    try {
      code.run();
      return null;
    } catch (Throwable e) { // An Error too: it must not affect other calls.
      return e;
    }
  }

  /** Passes a failure to the thread's uncaught exception handler; the thread continues. */
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    run(() -> thread.getUncaughtExceptionHandler().uncaughtException(thread, failure));
  }
}
