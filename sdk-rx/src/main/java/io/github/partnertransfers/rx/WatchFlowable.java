package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Flowable;
import java.util.Collections;
import java.util.List;
import org.reactivestreams.Subscriber;

/**
 * A cold stream of updates of its targets.
 *
 * @param <T> {@link CustomerUpdate} for a fleet, otherwise {@link TransferUpdate}
 */
final class WatchFlowable<T> extends Flowable<T> {
  private final WatchEngine engine;
  private final List<WatchTarget> targets;
  private final boolean isFleet;

  private WatchFlowable(WatchEngine engine, List<WatchTarget> targets, boolean isFleet) {
    this.engine = engine;
    this.targets = targets;
    this.isFleet = isFleet;
  }

  static Flowable<TransferUpdate> of(WatchEngine engine, WatchTarget target) {
    return new WatchFlowable<>(engine, Collections.singletonList(target), false);
  }

  static Flowable<CustomerUpdate> ofFleet(WatchEngine engine, List<WatchTarget> targets) {
    return new WatchFlowable<>(engine, targets, true);
  }

  @Override
  @SuppressWarnings("unchecked") // The two factory methods ensure the type.
  protected void subscribeActual(Subscriber<? super T> subscriber) {
    WatchStream stream = new WatchStream(engine, (Subscriber<Object>) subscriber, isFleet);
    subscriber.onSubscribe(stream);
    stream.start(targets);
  }
}
