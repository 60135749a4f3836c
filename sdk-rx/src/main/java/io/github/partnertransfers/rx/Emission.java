package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Scheduler;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs code that calls the application's, where it can keep nobody else waiting. */
final class Emission implements Runnable {
  private final Runnable code;
  private final AtomicBoolean isBegun = new AtomicBoolean();

  private Emission(Runnable code) {
    this.code = code;
  }

  /** Runs the code on the scheduler; on this thread if that was shut down. */
  static void on(Scheduler scheduler, Runnable code) {
    Emission emission = new Emission(code);
    boolean isTaken = false;
    try {
      // A task that has ended counts as disposed, like one that was rejected.
      isTaken = !scheduler.scheduleDirect(emission).isDisposed() || emission.isBegun.get();
    } catch (Throwable e) { // No thread could be started, or the scheduler has none of its own.
      if (emission.isBegun.get()) {
        throw e;
      }
    }
    if (!isTaken) {
      emission.run();
    }
  }

  /** Hands a failure of the application's code to where those of this thread go. */
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // There is nobody left to tell.
    }
  }

  @Override
  public void run() {
    if (isBegun.compareAndSet(false, true)) {
      code.run();
    }
  }
}
