package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs code that calls the application on a scheduler, and reports what it throws. */
final class Emission implements Runnable {
  private final Runnable code;
  private final AtomicBoolean isStarted = new AtomicBoolean();

  private Emission(Runnable code) {
    this.code = code;
  }

  /** Runs the code on the scheduler, or on this thread if the scheduler rejects it. */
  static void on(Scheduler scheduler, Runnable code) {
    Emission emission = new Emission(code);
    boolean isAccepted = false;
    try {
      isAccepted = emission.schedule(scheduler.createWorker());
    } catch (Throwable e) {
      // The thread start failed.
    }
    if (!isAccepted) {
      emission.run();
    }
  }

  /** Returns whether the scheduler rejects tasks. */
  static boolean isShutDown(Scheduler scheduler) {
    try {
      Scheduler.Worker worker = scheduler.createWorker();
      boolean isAccepted = new Emission(() -> {}).schedule(worker);
      worker.dispose();
      return !isAccepted;
    } catch (Throwable e) { // The thread start failed.
      return false;
    }
  }

  /**
   * Schedules this. Returns false if the worker rejected it. With some schedulers, the result of
   * {@code scheduleDirect} doesn't show a rejection; that of a worker does.
   */
  private boolean schedule(Scheduler.Worker worker) {
    Disposable task =
        worker.schedule(
            () -> {
              try {
                run();
              } finally {
                worker.dispose();
              }
            });
    boolean isAccepted = !task.isDisposed() || isStarted.get();
    if (!isAccepted) {
      worker.dispose();
    }
    return isAccepted;
  }

  /** Passes a failure to the thread's uncaught exception handler. */
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // Nothing else can handle it.
    }
  }

  @Override
  public void run() {
    if (isStarted.compareAndSet(false, true)) {
      try {
        code.run();
      } catch (Throwable e) { // The thread may have other work.
        report(e);
      }
    }
  }
}
