package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs an execution on the thread that waits for its result. An interrupt cancels it. */
final class BlockingCall<T> implements Executor, CallCompletion<T> {
  /** The next step; seldom more than one. */
  @GuardedBy("this")
  private @Nullable Runnable steps;

  @GuardedBy("this")
  private boolean ended;

  @Override
  public synchronized void execute(Runnable step) {
    Runnable earlier = steps;
    steps = earlier == null ? step : () -> runBoth(earlier, step);
    notifyAll();
  }

  private static void runBoth(Runnable earlier, Runnable later) {
    earlier.run();
    later.run();
  }

  @Override
  public synchronized boolean scheduleDelivery(CallExecution<T> execution) {
    ended = true;
    notifyAll();
    return true;
  }

  @Nullable T run(CallExecution<T> execution) {
    boolean interrupted = false;
    execution.start();
    try {
      for (Runnable step = next(); step != null; step = next()) {
        step.run();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      execution.end(AttemptOutcome.Kind.CANCELED, e);
    }
    execution.deliver();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    TransfersException failure = execution.exception();
    if (failure != null) {
      throw failure;
    }
    return execution.result();
  }

  /** Waits for the next step. Returns null if the execution has ended. */
  private synchronized @Nullable Runnable next() throws InterruptedException {
    while (true) {
      if (ended) {
        return null;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Runnable step = steps;
      if (step != null) {
        steps = null;
        return step;
      }
      wait();
    }
  }
}
