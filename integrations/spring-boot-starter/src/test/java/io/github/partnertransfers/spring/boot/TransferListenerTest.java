package io.github.partnertransfers.spring.boot;

import static io.github.partnertransfers.spring.boot.Applications.createTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.github.partnertransfers.rx.WatchPosition;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

/** Listeners get each update at least once, in order, and nothing is lost at a restart. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class TransferListenerTest {
  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final SavedPositions positions = new SavedPositions();
  private final ApplicationContextRunner runner;

  TransferListenerTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.customer = simulator.customer();
    this.runner =
        Applications.following(simulator, customer).withBean(PositionStore.class, () -> positions);
  }

  /** Collects the updates of a kind. */
  static class Recorder {
    final BlockingQueue<TransferUpdate> updates = new LinkedBlockingQueue<>();
    final BlockingQueue<TransferUpdate> ends = new LinkedBlockingQueue<>();
    final BlockingQueue<CustomerWatchFailed> failures = new LinkedBlockingQueue<>();

    @TransferListener
    void update(TransferUpdate update) {
      updates.add(update);
    }

    @TransferListener(Kind.ENDED)
    void ended(TransferUpdate update) {
      ends.add(update);
    }

    @EventListener
    void failed(CustomerWatchFailed failure) {
      failures.add(failure);
    }
  }

  @Test
  void callsListenersWithTheKindsThatTheyAskFor() {
    Recorder recorder = new Recorder();
    runner
        .withBean(Recorder.class, () -> recorder)
        .run(
            context -> {
              String transfer = createTransfer(simulator, customer);
              assertThat(recorder.updates.take().kind()).isEqualTo(Kind.APPEARED);
              simulator.partnerRejects(transfer);

              TransferUpdate end = recorder.ends.take();
              assertThat(end.transferId()).isEqualTo(transfer);
              assertThat(end.kind()).isEqualTo(Kind.ENDED);
              assertThat(recorder.updates.take().kind()).isEqualTo(Kind.ENDED);
            });
  }

  @Test
  void resumesWhereTheLastProcessEnded() {
    String transfer = createTransfer(simulator, customer);
    Recorder first = new Recorder();
    runner
        .withBean(Recorder.class, () -> first)
        .run(context -> assertThat(first.updates.take().kind()).isEqualTo(Kind.APPEARED));

    simulator.partnerRejects(transfer);
    Recorder second = new Recorder();
    runner
        .withBean(Recorder.class, () -> second)
        .run(context -> assertThat(second.updates.take().kind()).isEqualTo(Kind.ENDED));
  }

  /** Fails for one customer as often as it is told. */
  static class Failing extends Recorder {
    final String customerId;
    final AtomicInteger failuresLeft;
    final Throwable failure;

    Failing(SimulatedCustomer customer, int failures, Throwable failure) {
      customerId = customer.tenantId();
      failuresLeft = new AtomicInteger(failures);
      this.failure = failure;
    }

    @TransferListener
    void fail(TransferUpdate update) throws Throwable {
      if (update.customerId().equals(customerId) && failuresLeft.getAndDecrement() > 0) {
        throw failure;
      }
      ends.add(update);
    }
  }

  @Test
  void deliversAgainAfterAFailure() {
    deliversAgain(new IllegalStateException("the first times"));
  }

  @Test
  void deliversAgainAfterACheckedException() {
    deliversAgain(new Exception("the first times"));
  }

  @Test
  void deliversAgainAfterAnError() {
    deliversAgain(new NoClassDefFoundError("the first times"));
  }

  private void deliversAgain(Throwable failure) {
    Failing listener = new Failing(customer, 3, failure);
    runner
        .withBean(Failing.class, () -> listener)
        .run(
            context -> {
              String transfer = createTransfer(simulator, customer);
              assertThat(listener.ends.take().transferId()).isEqualTo(transfer);
              assertThat(listener.failuresLeft.get()).isEqualTo(-1);
              simulator.partnerRejects(transfer);
              assertThat(listener.ends.take().kind()).isEqualTo(Kind.ENDED);
            });
  }

  @Test
  void acknowledgesNothingWhileAListenerFailsAndDelaysNoOtherCustomer() {
    SimulatedCustomer other = simulator.addCustomer("Other");
    other.addSubscription("Windows");
    Failing listener = new Failing(customer, Integer.MAX_VALUE, new IllegalStateException());
    runner
        .withBean(Failing.class, () -> listener)
        .run(
            context -> {
              context.getBean(TransferWatch.class).follow(other.tenantId());
              String blocked = createTransfer(simulator, customer);
              String free = createTransfer(simulator, other);

              assertThat(listener.ends.take().transferId()).isEqualTo(free);
              positions.await(free);
              assertThat(positions.has(blocked)).isFalse();
            });
  }

  /** Calls the client when it is released. */
  static class Slow {
    final CountDownLatch running = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    @Autowired TransfersClient client;

    @TransferListener
    void call(TransferUpdate update) throws Exception {
      running.countDown();
      released.await();
      outcomes.add(client.customer(update.customerId()).get(update.transferId()).execute().id());
    }
  }

  @Test
  void waitsForRunningListenersBeforeTheClientCloses() throws Exception {
    Slow slow = new Slow();
    String transfer = createTransfer(simulator, customer);
    runner
        .withBean(Slow.class, () -> slow)
        .run(
            context -> {
              slow.running.await();
              releaseWhenWaiting(Thread.currentThread(), slow.released);
            });

    assertThat(slow.outcomes.poll(30, TimeUnit.SECONDS)).isEqualTo(transfer);
    assertThat(positions.has(transfer)).isTrue();
  }

  /** The context closes on the test's thread, which then waits for the listener. */
  private static void releaseWhenWaiting(Thread closing, CountDownLatch latch) {
    new Thread(
            () -> {
              while (closing.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
              }
              latch.countDown();
            })
        .start();
  }

  @Test
  void followsAndUnfollowsCustomersWhileRunning() {
    SimulatedCustomer other = simulator.addCustomer("Other");
    other.addSubscription("Windows");
    Recorder recorder = new Recorder();
    runner
        .withBean(Recorder.class, () -> recorder)
        .run(
            context -> {
              TransferWatch watch = context.getBean(TransferWatch.class);
              watch.follow(other.tenantId().toUpperCase(java.util.Locale.ROOT));
              watch.unfollow(customer.tenantId());
              createTransfer(simulator, customer);
              String transfer = createTransfer(simulator, other);

              assertThat(recorder.updates.take().transferId()).isEqualTo(transfer);
              assertThat(watch.customers()).containsExactly(other.tenantId());
              watch.stop();
              watch.start();
              simulator.partnerRejects(transfer);
              assertThat(recorder.updates.take().transferId()).isEqualTo(transfer);
            });
  }

  @Test
  void publishesThatACustomerCannotBeWatched() {
    customer.endRelationship(simulator.sourcePartner());
    Recorder recorder = new Recorder();
    runner
        .withBean(Recorder.class, () -> recorder)
        .run(
            context -> {
              CustomerWatchFailed failed = recorder.failures.take();
              assertThat(failed.customerId()).isEqualTo(customer.tenantId());
              assertThat(failed.retryIn()).isPositive();
              assertThat(context.getBean(TransferWatch.class).customers()).hasSize(1);
            });
  }

  @Test
  void watchesAgainAfterTheStoreFailed() {
    AtomicInteger failures = new AtomicInteger(2);
    PositionStore failing =
        new PositionStore() {
          @Override
          public Collection<WatchPosition> load(String customerId) throws IOException {
            if (failures.getAndDecrement() > 0) {
              throw new IOException("the database is down");
            }
            return List.of();
          }

          @Override
          public void save(WatchPosition position) {}
        };
    Recorder recorder = new Recorder();
    Applications.following(simulator, customer)
        .withBean(PositionStore.class, () -> failing)
        .withBean(Recorder.class, () -> recorder)
        .run(
            context -> {
              String transfer = createTransfer(simulator, customer);
              assertThat(recorder.updates.take().transferId()).isEqualTo(transfer);
              assertThat(recorder.failures)
                  .extracting(failure -> failure.failure().getMessage())
                  .containsExactly("the database is down", "the database is down");
            });
  }

  @Test
  void pollsNothingWithoutAListener() {
    runner.run(
        context -> {
          assertThat(context.getBean(TransferWatch.class).isRunning()).isFalse();
          assertThat(simulator.requests()).isEmpty();
        });
  }

  @Test
  void pollsNothingWhenDisabled() {
    runner
        .withBean(Recorder.class, Recorder::new)
        .withPropertyValues("partner-center.transfers.watch.enabled=false")
        .run(context -> assertThat(simulator.requests(Operation.LIST)).isEmpty());
  }

  interface Listening {
    @TransferListener
    void update(TransferUpdate update);
  }

  @Test
  void callsBeansBehindProxies() {
    BlockingQueue<TransferUpdate> updates = new LinkedBlockingQueue<>();
    AtomicInteger advised = new AtomicInteger();
    Listening target = updates::add;
    ProxyFactory factory = new ProxyFactory(target);
    factory.setInterfaces(Listening.class);
    factory.addAdvice(
        (org.aopalliance.intercept.MethodInterceptor)
            invocation -> {
              if (invocation.getMethod().getName().equals("update")) {
                advised.incrementAndGet();
              }
              return invocation.proceed();
            });
    runner
        .withBean(Listening.class, () -> (Listening) factory.getProxy())
        .run(
            context -> {
              createTransfer(simulator, customer);
              assertThat(updates.take().kind()).isEqualTo(Kind.APPEARED);
              assertThat(advised.get()).isEqualTo(1);
            });
  }

  static class Wrong {
    @TransferListener
    void update(String update) {}
  }

  @Test
  void refusesAMethodThatCannotBeCalled() {
    runner
        .withBean(Wrong.class)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasMessageContaining("Wrong.update(java.lang.String)")
                    .hasMessageContaining("one parameter, a TransferUpdate"));
  }
}
