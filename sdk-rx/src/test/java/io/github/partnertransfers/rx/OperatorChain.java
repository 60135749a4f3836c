package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.functions.Consumer;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Iterator;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import kotlinx.coroutines.reactive.ReactiveFlowKt;

/** Operators between a stream and the handler of its updates. */
enum OperatorChain {
  /** The stream acknowledges. */
  DIRECT {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.doOnNext(handler);
    }
  },
  OBSERVE_ON {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.observeOn(Schedulers.computation()).doOnNext(handler);
    }
  },
  FLAT_MAP {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.flatMap(
          update -> Flowable.just(update).subscribeOn(Schedulers.io()).doOnNext(handler), 3);
    }
  },
  CONCAT_MAP {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.concatMap(
          update -> Flowable.just(update).subscribeOn(Schedulers.io()).doOnNext(handler));
    }
  },
  TAKE_ONE {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.take(1).doOnNext(handler);
    }
  },
  TAKE_UNTIL_ENDED {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.takeUntil(TransferUpdate::isEnded).doOnNext(handler);
    }
  },
  BUFFER {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return updates.buffer(3).concatMapIterable(list -> list).doOnNext(handler);
    }
  },
  BLOCKING_STREAM {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      return Completable.fromAction(
              () -> {
                try (Stream<TransferUpdate> stream = updates.blockingStream(1)) {
                  Iterator<TransferUpdate> each = stream.iterator();
                  while (each.hasNext()) {
                    handler.accept(each.next());
                  }
                }
              })
          .subscribeOn(Schedulers.io())
          .toFlowable();
    }
  },
  /** Kotlin's {@code updates.asFlow().collect { … }}, which requests several updates in advance. */
  KOTLIN_FLOW {
    @Override
    Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler) {
      Flow<TransferUpdate> flow = ReactiveFlowKt.asFlow(updates);
      FlowCollector<TransferUpdate> collector =
          (update, continuation) -> {
            Completable.fromAction(() -> handler.accept(update)).blockingAwait();
            return Unit.INSTANCE;
          };
      return Completable.fromAction(
              () ->
                  BuildersKt.runBlocking(
                      EmptyCoroutineContext.INSTANCE,
                      (scope, continuation) -> flow.collect(collector, continuation)))
          .subscribeOn(Schedulers.io())
          .toFlowable();
    }
  };

  abstract Flowable<?> handle(Flowable<TransferUpdate> updates, Consumer<TransferUpdate> handler);
}
