package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Model-checks interleavings of a few threads. */
class WatchModelCheckingTest {
  private static final String CUSTOMER = PolledService.CUSTOMER;
  private static final int UPDATES = 3;
  private static final List<TransferUpdate> STEPS = steps();
  private static final WatchOptions OPTIONS =
      WatchOptions.builder()
          .scheduler(new TestScheduler())
          .updateScheduler(Schedulers.trampoline())
          .build();

  private static ModelCheckingOptions options(int threads) {
    return new ModelCheckingOptions()
        .threads(threads)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(Integer.getInteger("model-checking.scenarios", 20))
        .invocationsPerIteration(Integer.getInteger("model-checking.ways", 50))
        .minimizeFailedScenario(false);
  }

  @Test
  void acknowledgementsSaveTheNewestConsecutivePosition() {
    options(2).check(Acknowledging.class);
  }

  @Test
  void streamsEmitSeriallyAccordingToDemand() {
    options(2).check(Streaming.class);
    options(3).check(EndingStream.class);
  }

  @Test
  void detectsAnImplementationWithLostWakeUps() {
    assertThatThrownBy(() -> options(2).check(LosingWakeUps.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("instead of");
  }

  private static List<TransferUpdate> steps() {
    List<TransferUpdate> steps = new ArrayList<>();
    for (int i = 0; i < UPDATES; i++) {
      var transfer = PolledService.transfer(PolledService.ONE, "Step" + i);
      steps.add(
          TransferUpdate.appeared(
              new WatchPosition(CUSTOMER, PolledService.ONE, TransferState.of(transfer)),
              transfer));
    }
    return steps;
  }

  /** Not AssertJ, whose objects the model checker would instrument. */
  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  /** Threads that acknowledge the updates of one transfer. */
  public static class Acknowledging {
    private final AtomicInteger saved = new AtomicInteger(-1);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(UPDATES);
    private final List<Acknowledgements.Handle> handles = new ArrayList<>();

    public Acknowledging() {
      Acknowledgements acknowledgements =
          new Acknowledgements(
              new PositionStore() {
                @Override
                public Collection<WatchPosition> load(String customerId) {
                  return List.of();
                }

                @Override
                public void save(WatchPosition position) {
                  saved.set(SteppingService.step("" + position.status()));
                }
              },
              OPTIONS);
      STEPS.forEach(update -> handles.add(acknowledgements.register(update.position())));
    }

    @Operation
    public void acknowledge(@Param(gen = IntGen.class, conf = "0:2") int update) {
      acknowledged.set(update, 1);
      handles.get(update).acknowledge();
    }

    @Validate
    public void check() {
      int newest = -1;
      while (newest + 1 < UPDATES && acknowledged.get(newest + 1) == 1) {
        newest++;
      }
      require(saved.get() == newest, "saved " + saved + " instead of " + newest);
    }
  }

  /** Threads that request and threads that add updates. */
  public static class Streaming extends AnyStream {
    @Validate
    public void check() {
      checkAllEmitted();
    }
  }

  abstract static class AnyStream {
    final AtomicInteger demanded = new AtomicInteger();
    final AtomicInteger added = new AtomicInteger();
    final AtomicInteger emitted = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    private final AtomicBoolean isEmitting = new AtomicBoolean();
    final WatchStream stream = new WatchStream(new NoEngine(), new SerialSubscriber(), false);
    private final WatchEngine.Watch watch =
        new WatchEngine.Watch(stream, new WatchTarget(CUSTOMER, null, null, null), 0, List.of());

    @Operation
    public void demand() {
      demanded.incrementAndGet();
      stream.request(1);
    }

    @Operation
    public void add() {
      added.incrementAndGet();
      watch.backlog.incrementAndGet();
      stream.add(STEPS.get(0), watch);
      stream.drain();
    }

    final void checkAllEmitted() {
      int due = Math.min(demanded.get(), added.get());
      require(emitted.get() == due && ends.get() == 0, emitted + " instead of " + due);
      require(watch.backlog.get() == added.get() - due, "backlog " + watch.backlog);
    }

    private final class SerialSubscriber implements Subscriber<Object> {
      @Override
      public void onSubscribe(Subscription subscription) {}

      @Override
      public void onNext(Object update) {
        record(emitted);
      }

      @Override
      public void onError(Throwable failure) {
        throw new AssertionError(failure);
      }

      @Override
      public void onComplete() {
        record(ends);
      }

      private void record(AtomicInteger count) {
        require(ends.get() == 0, "a signal after the end");
        require(isEmitting.compareAndSet(false, true), "concurrent signals");
        count.incrementAndGet();
        isEmitting.set(false);
      }
    }
  }

  /** Threads of which one ends the stream. */
  public static class EndingStream extends AnyStream {
    private final AtomicBoolean isEnding = new AtomicBoolean();

    @Operation
    public void end() {
      isEnding.set(true);
      stream.terminateAfterQueue(null);
      stream.drain();
    }

    @Validate
    public void check() {
      if (!isEnding.get()) {
        checkAllEmitted();
      } else {
        require(
            emitted.get() <= added.get() && ends.get() <= 1, emitted + " emitted, ends: " + ends);
      }
    }
  }

  /** An engine without polls. */
  private static final class NoEngine extends WatchEngine {
    NoEngine() {
      super(null, OPTIONS);
    }

    @Override
    void onDemand(WatchStream stream) {}

    @Override
    void remove(WatchStream stream) {}
  }

  /** A faulty implementation: a thread that stops misses what another thread just added. */
  public static class LosingWakeUps {
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unsaved = new AtomicInteger();
    private final AtomicInteger saved = new AtomicInteger();
    private final AtomicBoolean isSaving = new AtomicBoolean();

    @Operation
    public void acknowledge() {
      acknowledged.incrementAndGet();
      unsaved.incrementAndGet();
      if (!isSaving.compareAndSet(false, true)) {
        return;
      }
      while (unsaved.get() > 0) {
        unsaved.decrementAndGet();
        saved.incrementAndGet();
      }
      isSaving.set(false); // Misses updates since the last check.
    }

    @Validate
    public void check() {
      require(saved.get() == acknowledged.get(), "saved " + saved + " instead of " + acknowledged);
    }
  }
}
