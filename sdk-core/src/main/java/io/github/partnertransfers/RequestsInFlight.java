package io.github.partnertransfers;

import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The requests of a client that are under way: closing the client cancels them, and an interrupt
 * reaches a thread that is blocked in a socket, which Java by itself doesn't do. While blocking
 * calls run, it looks twenty times a second whether one of their threads was interrupted or has
 * waited long enough. OkHttp could end the long ones, but would wake a thread for each request to
 * tell it.
 */
final class RequestsInFlight {
  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;
  final Set<Request> requests = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * None yet.
   *
   * @param timer real time, always: a test that rules the time of calls doesn't rule its threads
   */
  RequestsInFlight(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Takes in a request that this thread is about to make and wait for, at most for this time. */
  Request blocking(Call<?> call, long timeoutNanos) {
    long end = System.nanoTime() + timeoutNanos;
    Request request = add(new Request(call, Thread.currentThread(), end));
    lookLater();
    return request;
  }

  /** Takes in a request that nobody waits for. */
  Request asynchronous(Call<?> call) {
    return add(new Request(call, null, 0));
  }

  void close() {
    closed = true;
    for (Request request : requests) {
      request.cancel();
    }
  }

  private Request add(Request request) {
    requests.add(request);
    if (closed) {
      request.cancel();
    }
    return request;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A look that finds nobody is the last one.
  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      try {
        timer.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        looking.set(false); // The client is closed, which cancels its requests anyway.
      }
    }
  }

  private void look() {
    looking.set(false);
    boolean someoneIsBlocked = false;
    for (Request request : requests) {
      someoneIsBlocked |= request.look();
    }
    if (someoneIsBlocked) {
      lookLater();
    }
  }

  /** One request, until it has ended. */
  final class Request {
    private final Call<?> call;
    private final @Nullable Thread blockedThread;
    private final long end;
    private volatile boolean timedOut;

    Request(Call<?> call, @Nullable Thread blockedThread, long end) {
      this.call = call;
      this.blockedThread = blockedThread;
      this.end = end;
    }

    /**
     * Ends the wait of a thread that was interrupted or waited long enough; false if none waits.
     */
    boolean look() {
      if (blockedThread == null) {
        return false;
      }
      timedOut = timedOut || System.nanoTime() - end >= 0;
      if (timedOut || blockedThread.isInterrupted()) {
        cancel();
      }
      return true;
    }

    /** Why the request failed, if it failed like this: its time may have been over. */
    Exception reason(Exception problem) {
      return timedOut
          ? (InterruptedIOException) new InterruptedIOException("timeout").initCause(problem)
          : problem;
    }

    void cancel() {
      call.cancel();
    }

    void ended() {
      requests.remove(this);
    }
  }
}
