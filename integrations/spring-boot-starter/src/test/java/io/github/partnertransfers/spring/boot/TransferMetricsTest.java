package io.github.partnertransfers.spring.boot;

import static io.github.partnertransfers.spring.boot.Applications.createTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.micrometer.TransferObservations;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Calls and watches are measured in the registries of the application. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class TransferMetricsTest {
  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final ApplicationContextRunner runner;

  TransferMetricsTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.customer = simulator.customer();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    this.runner =
        Applications.following(simulator, customer)
            .withConfiguration(AutoConfigurations.of(TransferMetricsAutoConfiguration.class));
  }

  /** Waits for an update. */
  static class Waiting {
    final CountDownLatch updated = new CountDownLatch(1);

    @TransferListener
    void update(TransferUpdate update) {
      updated.countDown();
    }
  }

  @Test
  void measuresCallsAndWatches() {
    Waiting waiting = new Waiting();
    runner
        .withBean(MeterRegistry.class, () -> meters)
        .withBean(ObservationRegistry.class, () -> observations)
        .withBean(Waiting.class, () -> waiting)
        .run(
            context -> {
              createTransfer(simulator, customer);
              waiting.updated.await();

              assertThat(meters.get("partner.center.transfers.call").timer().count()).isPositive();
              assertThat(meters.get("partner.center.transfers.watch.customers").gauge().value())
                  .isEqualTo(1);
            });
  }

  @Test
  void isNotThereWithoutARegistryOrTheArtifact() {
    runner.run(context -> assertThat(context).doesNotHaveBean(TransferObservations.class));
    runner
        .withBean(ObservationRegistry.class, () -> observations)
        .withClassLoader(new FilteredClassLoader(TransferObservations.class))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean("transferObservations");
            });
  }
}
