package io.github.partnertransfers;

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
 * calls run, it looks twenty times a second whether one of their threads was interrupted.
 */
final class RequestsInFlight {
  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;
  private final Set<Request> requests = ConcurrentHashMap.newKeySet();
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

  /** Takes in a request that this thread is about to make and wait for. */
  Request blocking(Call<?> call) {
    Request request = add(new Request(call, Thread.currentThread()));
    lookLater();
    return request;
  }

  /** Takes in a request that nobody waits for. */
  Request asynchronous(Call<?> call) {
    return add(new Request(call, null));
  }

  void close() {
    closed = true;
    for (Request request : requests) {
      request.call.cancel();
    }
  }

  private Request add(Request request) {
    requests.add(request);
    if (closed) {
      request.call.cancel();
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
      Thread thread = request.blockedThread;
      if (thread != null) {
        someoneIsBlocked = true;
        if (thread.isInterrupted()) {
          request.call.cancel();
        }
      }
    }
    if (someoneIsBlocked) {
      lookLater();
    }
  }

  /** One request, until it has ended. */
  final class Request {
    private final Call<?> call;
    private final @Nullable Thread blockedThread;

    Request(Call<?> call, @Nullable Thread blockedThread) {
      this.call = call;
      this.blockedThread = blockedThread;
    }

    void cancel() {
      call.cancel();
    }

    void ended() {
      requests.remove(this);
    }
  }
}
