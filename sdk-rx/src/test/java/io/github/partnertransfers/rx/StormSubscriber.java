package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransfersException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A subscriber of the storm test. It requests a number of updates at random times and checks the
 * contract of the stream.
 */
final class StormSubscriber implements Subscriber<TransferUpdate> {
  private final int goal;
  private final Random random;
  private final Executor others;
  private final Queue<Throwable> problems;
  private final AtomicBoolean isBusy = new AtomicBoolean();
  private final AtomicLong requested = new AtomicLong();
  private final AtomicInteger received = new AtomicInteger();

  /** The number of onNext calls that started after a cancellation returned. */
  private final AtomicInteger late = new AtomicInteger();

  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, Integer> versions = new HashMap<>();
  private Subscription subscription;
  private boolean isWithin;
  private volatile boolean isCancelWanted;
  private volatile boolean isCanceledWithin;
  private volatile boolean isCanceled;
  private volatile String terminal;

  StormSubscriber(int goal, long seed, Executor others, Queue<Throwable> problems) {
    this.goal = goal;
    this.random = new Random(seed);
    this.others = others;
    this.problems = problems;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    boolean isGivenUp;
    synchronized (this) {
      subscription = newSubscription;
      isGivenUp = isCancelWanted;
    }
    if (isGivenUp) {
      cancel();
    } else {
      want();
    }
  }

  /** Requests more, now or soon, on this or another thread. */
  private void want() {
    int count = 1 + random.nextInt(3);
    boolean isEndless = random.nextInt(10) == 0;
    if (random.nextInt(3) == 0) {
      others.execute(() -> request(isEndless ? Long.MAX_VALUE : count));
    } else {
      request(isEndless ? Long.MAX_VALUE : count);
    }
  }

  private void request(long count) {
    requested.updateAndGet(before -> before + count < 0 ? Long.MAX_VALUE : before + count);
    subscription.request(count);
  }

  /** From any thread, also before it is subscribed. */
  void cancel() {
    Subscription canceled;
    synchronized (this) {
      isCancelWanted = true;
      canceled = subscription;
    }
    if (canceled != null) {
      canceled.cancel();
      isCanceled = true;
      end.countDown();
    }
  }

  @Override
  public void onNext(TransferUpdate update) {
    enter("an update");
    if (isCanceledWithin || (isCanceled && late.incrementAndGet() > 1)) {
      problem("an update after the cancellation");
    }
    int count = received.incrementAndGet();
    if (count > requested.get()) {
      problem("more updates than wanted");
    }
    check(update);
    if (count >= goal) {
      isCanceledWithin = true;
      cancel();
    } else if (count == requested.get()) {
      want();
    }
    leave();
  }

  private void check(TransferUpdate update) {
    String key = update.customerId() + update.transferId();
    Integer before = versions.get(key);
    if (update.kind() == TransferUpdate.Kind.VANISHED) {
      if (before == null || before < 0) {
        problem("vanished without having been there");
      } else {
        versions.put(key, -1 - before); // May be the same when it comes back.
      }
      return;
    }
    int version = update.transfer().additionalProperties().get("version").getAsInt();
    boolean isThere = before != null && before >= 0;
    if (isThere == (update.kind() == TransferUpdate.Kind.APPEARED)) {
      problem("wrong kind of update: " + update);
    }
    if (before != null && (isThere ? version <= before : version < -1 - before)) {
      problem("version " + version + " after " + before);
    }
    versions.put(key, version);
  }

  @Override
  public void onError(Throwable problem) {
    enter("an error");
    terminal = problem.toString();
    if (!(problem instanceof TransfersException) && !(problem instanceof WatchDeadlineException)) {
      problems.add(problem);
    }
    leave();
    end.countDown();
  }

  @Override
  public void onComplete() {
    enter("the completion");
    terminal = "complete";
    leave();
    end.countDown();
  }

  private void enter(String what) {
    if (!isBusy.compareAndSet(false, true)) {
      problem(what + " while something else is under way");
    }
    if (isWithin) {
      problem(what + " within another call");
    }
    isWithin = true;
    if (terminal != null) {
      problem(what + " after the end");
    }
  }

  private void leave() {
    isWithin = false;
    isBusy.set(false);
  }

  private void problem(String what) {
    problems.add(new AssertionError(what + ": " + this));
  }

  boolean awaitEnd(long seconds) throws InterruptedException {
    return end.await(seconds, TimeUnit.SECONDS);
  }

  int received() {
    return received.get();
  }

  @Override
  public String toString() {
    return "stream with "
        + received
        + " of "
        + goal
        + " updates, "
        + requested
        + " requested, canceled: "
        + isCanceled
        + ", ended: "
        + terminal;
  }
}
