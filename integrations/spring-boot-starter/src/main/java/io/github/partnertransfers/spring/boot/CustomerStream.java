package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The stream of one customer, which delivers one update after the other. Each customer has a stream
 * of its own, so that an update that has to be delivered again delays no other customer. The
 * streams share their polls and their rate limit.
 */
final class CustomerStream {
  private static final Log log = LogFactory.getLog(TransferWatch.class);

  private final String customerId;
  private final UpdateDelivery delivery;
  private final ApplicationEventPublisher events;
  private final TransfersProperties.Watch settings;
  private final Scheduler scheduler;
  private final SerialDisposable subscription = new SerialDisposable();

  /** Held while listeners run, so that {@link #stop} can wait for them. */
  private final Object delivering = new Object();

  CustomerStream(
      String customerId,
      UpdateDelivery delivery,
      ApplicationEventPublisher events,
      TransfersProperties.Watch settings,
      Scheduler scheduler) {
    this.customerId = customerId;
    this.delivery = delivery;
    this.events = events;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  /**
   * Starts to deliver updates, on threads of the scheduler.
   *
   * @param takenOver called if another process follows the customer now
   */
  void start(RxTransfers transfers, Consumer<Throwable> takenOver) {
    Backoff backoff = backoff();
    subscription.set(
        transfers
            .watchAll(List.of(customerId))
            .subscribeOn(scheduler)
            .concatMapCompletable(element -> handle(element).doOnComplete(backoff::reset))
            .retryWhen(failures -> failures.concatMap(failure -> resubscribe(failure, backoff)))
            .subscribe(() -> {}, takenOver::accept));
  }

  /** Ends the stream, and returns when no listener runs any more. */
  void stop() {
    subscription.dispose();
    synchronized (delivering) {
      log.debug("No longer watching customer " + customerId);
    }
  }

  /** Ends the stream, and says why. */
  void giveUp(Throwable failure) {
    subscription.dispose();
    publish(failure, null);
  }

  private Completable handle(CustomerUpdate element) {
    TransferUpdate update = element.update();
    if (update != null) {
      Backoff backoff = backoff();
      return Completable.fromAction(() -> deliver(update))
          .retryWhen(failures -> failures.concatMap(f -> redeliver(update, f, backoff)));
    }
    Throwable failure = Objects.requireNonNull(element.failure());
    if (element.retryIn() == null) {
      // The watch itself doesn't try again, for example after the store of positions failed.
      return Completable.error(failure);
    }
    publish(failure, element.retryIn());
    return Completable.complete();
  }

  private void deliver(TransferUpdate update) throws Throwable {
    synchronized (delivering) {
      if (subscription.isDisposed()) {
        return;
      }
      try {
        delivery.deliver(update);
      } catch (Throwable e) {
        if (subscription.isDisposed()) {
          // Nobody hears of it, and the next process delivers the update again.
          log.warn("A listener failed while the watch of " + customerId + " stopped", e);
        } else {
          // RxJava lets some errors escape, which would end the stream without a word.
          throw e instanceof Exception ? e : new IllegalStateException(e);
        }
      }
    }
  }

  private Flowable<Long> redeliver(TransferUpdate update, Throwable failure, Backoff backoff) {
    if (failure instanceof CustomerTakenOverException) {
      return Flowable.error(failure);
    }
    Duration delay = backoff.next();
    log.warn(
        "The update %s of transfer %s is delivered again in %s, because a listener failed"
            .formatted(update.kind(), update.transferId(), delay),
        failure);
    return after(delay);
  }

  private Flowable<Long> resubscribe(Throwable failure, Backoff backoff) {
    if (failure instanceof CustomerTakenOverException) {
      return Flowable.error(failure);
    }
    Duration delay = backoff.next();
    publish(failure, delay);
    return after(delay);
  }

  private Flowable<Long> after(Duration delay) {
    return Flowable.timer(delay.toNanos(), TimeUnit.NANOSECONDS, scheduler);
  }

  private Backoff backoff() {
    return new Backoff(settings.redeliveryDelay(), settings.maxRedeliveryDelay());
  }

  private void publish(Throwable failure, @Nullable Duration retryIn) {
    String next = retryIn == null ? "is no longer watched" : "is watched again in " + retryIn;
    log.warn("Customer %s %s: %s".formatted(customerId, next, failure.getMessage()), failure);
    try {
      events.publishEvent(new CustomerWatchFailed(customerId, failure, retryIn));
    } catch (RuntimeException e) {
      log.error("A listener of CustomerWatchFailed failed", e);
    }
  }
}
