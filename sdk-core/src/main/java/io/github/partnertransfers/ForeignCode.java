package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The one place that calls code of the application for its effect: callbacks, listeners, executors,
 * and OkHttp where that calls its event listener. Never called under a lock. Whatever the code
 * throws, the caller goes on.
 */
final class ForeignCode {
  private ForeignCode() {}

  /** Runs code whose failure is of no consequence, such as that of a listener. */
  static void runQuietly(Runnable code) {
    run(code);
  }

  /** Runs code whose failure is the application's to hear of, such as that of a callback. */
  static void runReporting(Runnable code) {
    Throwable failure = run(code);
    if (failure != null) {
      report(failure);
    }
  }

  /** Returns whether the code ended normally. */
  static boolean succeeds(Runnable code) {
    return run(code) == null;
  }

  private static @Nullable Throwable run(Runnable code) {
    try {
      code.run();
      return null;
    } catch (Throwable e) { // An Error, too: it must harm nobody but whose code this is.
      return e;
    }
  }

  /** Hands a failure to where those of this thread go; the thread itself goes on. */
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    run(() -> thread.getUncaughtExceptionHandler().uncaughtException(thread, failure));
  }
}
