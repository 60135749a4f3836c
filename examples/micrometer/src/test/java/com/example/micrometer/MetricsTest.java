package com.example.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.micrometer.TransferObservations;
import io.github.partnertransfers.micrometer.WatchMetrics;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void callsAndWatchesHaveMetrics() {
    MeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    TransferObservations observations = TransferObservations.of(registry);
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
        TransfersClient client =
            client(simulator)
                .addListener(observations)
                .contextPropagation(observations)
                .build()) {
      String customer = simulator.customer().tenantId();
      simulator.sourceCreates(
          simulator.customer(), simulator.customer().addSubscription("Some product"));
      Observation application = Observation.start("application", registry);
      Observation inTheCallback =
          application.scoped(
              () ->
                  RxTransfers.single(client.customer(customer).list())
                      .map(transfers -> registry.getCurrentObservation())
                      .blockingGet());
      RxTransfers.of(
              client, WatchOptions.builder().addListener(WatchMetrics.of(meters)).build())
          .customer(customer)
          .watch()
          .blockingFirst();

      assertSame(application, inTheCallback);
      assertEquals(
          2,
          meters
              .get("partner.center.transfers.call")
              .tags("operation", "listTransfers", "outcome", "success")
              .timer()
              .count());
      assertEquals(
          1,
          meters
              .get("partner.center.transfers.watch.updates")
              .tag("kind", "appeared")
              .counter()
              .count());
    }
  }

  private static TransfersClient.Builder client(PartnerCenterSimulator simulator) {
    SimulatedPartner partner = simulator.sourcePartner();
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .credential(
            TokenProviders.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()));
  }
}
