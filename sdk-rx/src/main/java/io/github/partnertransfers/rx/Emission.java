package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
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
      isTaken = emission.isTaken(scheduler.createWorker());
    } catch (Throwable e) {
      // No thread could be started.
    }
    if (!isTaken) {
      emission.run();
    }
  }

  /** Returns whether the scheduler refuses what it is given. */
  static boolean isShutDown(Scheduler scheduler) {
    try {
      Scheduler.Worker worker = scheduler.createWorker();
      boolean isTaken = new Emission(() -> {}).isTaken(worker);
      worker.dispose();
      return !isTaken;
    } catch (Throwable e) { // No thread could be started now.
      return false;
    }
  }

  /**
   * Returns whether the worker has run this or will. A worker's task knows that it was refused;
   * what {@code scheduleDirect} returns does not, with some schedulers.
   */
  private boolean isTaken(Scheduler.Worker worker) {
    Disposable task =
        worker.schedule(
            () -> {
              try {
                run();
              } finally {
                worker.dispose();
              }
            });
    boolean isTaken = !task.isDisposed() || isBegun.get();
    if (!isTaken) {
      worker.dispose();
    }
    return isTaken;
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
      try {
        code.run();
      } catch (Throwable e) { // Not thrown: what this thread has to do besides must go on.
        report(e);
      }
    }
  }
}
