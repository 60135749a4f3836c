package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Counts the running timers. */
final class CountingScheduler extends Scheduler {
  private final Scheduler actual;
  private final Set<Object> running = new HashSet<>();

  CountingScheduler(Scheduler actual) {
    this.actual = actual;
  }

  synchronized int running() {
    return running.size();
  }

  private synchronized void ended(Object timer) {
    running.remove(timer);
  }

  @Override
  public long now(TimeUnit unit) {
    return actual.now(unit);
  }

  /** A worker may hold a thread, so it counts until it is disposed. */
  @Override
  public synchronized Worker createWorker() {
    Worker worker = actual.createWorker();
    running.add(worker);
    return new Worker() {
      @Override
      public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return worker.schedule(task, delay, unit);
      }

      @Override
      public void dispose() {
        worker.dispose();
        ended(worker);
      }

      @Override
      public boolean isDisposed() {
        return worker.isDisposed();
      }
    };
  }

  @Override
  public synchronized Disposable scheduleDirect(Runnable task, long delay, TimeUnit unit) {
    Object timer = new Object();
    running.add(timer);
    Disposable scheduled =
        actual.scheduleDirect(
            () -> {
              ended(timer);
              task.run();
            },
            delay,
            unit);
    return Disposable.fromRunnable(
        () -> {
          scheduled.dispose();
          ended(timer);
        });
  }
}
