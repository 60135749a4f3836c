package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferErrorCode;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server can't make tags without limit. */
class ResponseTagsTest extends SimulatorTest {
  @Test
  void aServerWithANewCodeInEachAnswerMakesAHundredMeters() throws Exception {
    MeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    TransfersClient client =
        open(
            builder(TransferObservations.of(registry))
                .retryPolicy(RetryPolicy.builder().maxAttempts(1).build()));
    for (int i = 0; i < 300; i++) {
      simulator
          .faults()
          .next(Operation.LIST, Fault.answer(400 + i % 5 * 20, "{\"code\": \"" + i + "\"}"));
    }
    CountDownLatch ended = new CountDownLatch(300);
    for (int i = 0; i < 300; i++) {
      list(client).enqueue(Callbacks.running(ended::countDown));
    }
    ended.await();

    Set<String> codes = new HashSet<>();
    meters
        .get("partner.center.transfers.call")
        .timers()
        .forEach(timer -> codes.add(timer.getId().getTag("code")));
    assertThat(codes).hasSize(101).contains("other");
    assertThat(meters.get("partner.center.transfers.call").timers()).hasSizeLessThan(110);
  }

  @Test
  void codesThatAreNoNamesAreOther() {
    ResponseTags tags = new ResponseTags();

    assertThat(text(tags.of(400, TransferErrorCode.of("x".repeat(41))))).isEqualTo("other 400");
    assertThat(text(tags.of(400, TransferErrorCode.of("a\nb")))).isEqualTo("other 400");
    assertThat(text(tags.of(401, TransferErrorCode.of("AADSTS7000215"))))
        .isEqualTo("AADSTS7000215 401");
    assertThat(text(tags.of(200, null))).isEqualTo("none 200");
    for (int i = 0; i < 100; i++) {
      assertThat(tags.of(i, null)).isNotNull();
    }
    assertThat(text(tags.of(404, null))).isEqualTo("other 4xx");
    assertThat(text(tags.of(999, null))).isEqualTo("other other");
    assertThat(text(tags.of(400, TransferErrorCode.of("a\nb")))).isEqualTo("other 400");
  }

  /** Returns the values; the keys are in alphabetical order. */
  private static String text(KeyValues tags) {
    StringBuilder text = new StringBuilder();
    tags.forEach(tag -> text.append(text.isEmpty() ? "" : " ").append(tag.getValue()));
    return text.toString();
  }
}
