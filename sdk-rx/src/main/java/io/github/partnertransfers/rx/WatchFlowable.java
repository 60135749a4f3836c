package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import org.reactivestreams.Subscriber;

/** The stream of some targets; each subscription watches them anew, over the engine's requests. */
final class WatchFlowable extends Flowable<TransferUpdate> {
  private final WatchEngine engine;
  private final List<WatchTarget> targets;

  WatchFlowable(WatchEngine engine, List<WatchTarget> targets) {
    this.engine = engine;
    this.targets = targets;
  }

  @Override
  protected void subscribeActual(Subscriber<? super TransferUpdate> subscriber) {
    WatchSubscription stream = new WatchSubscription(engine, subscriber);
    subscriber.onSubscribe(stream);
    stream.start(targets);
  }
}
