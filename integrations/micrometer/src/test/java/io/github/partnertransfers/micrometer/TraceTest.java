package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traces by the OpenTelemetry bridge. */
class TraceTest extends SimulatorTest {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final Tracer tracer;

  TraceTest() {
    io.opentelemetry.api.trace.Tracer openTelemetry = provider.get("test");
    tracer = new OtelTracer(openTelemetry, new OtelCurrentTraceContext(), event -> {});
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler.FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(
                    tracer, new OtelPropagator(ContextPropagators.noop(), openTelemetry)),
                new DefaultTracingObservationHandler(tracer)));
  }

  @AfterEach
  void noSpanIsLeft() {
    assertThat(tracer.currentSpan()).isNull();
    provider.close();
  }

  @Test
  void aCreateWhoseAnswerIsLostShowsBothAttemptsUnderOneCall() {
    simulator.faults().next(Operation.CREATE, Fault.connectionReset().afterEffect());
    TransfersClient client = open(builder(TransferObservations.of(registry)));

    TransferEntity created =
        Observation.createNotStarted("application", registry)
            .observe(() -> create(client).execute());

    assertThat(simulator.transfers())
        .singleElement()
        .matches(each -> each.id().equals(created.id()));
    SpanData application = named("application").get(0);
    SpanData call = named("create-transfer").get(0);
    List<SpanData> attempts = named("create-transfer attempt");
    assertThat(call.getParentSpanId()).isEqualTo(application.getSpanId());
    assertThat(attempts)
        .hasSize(2)
        .allMatch(attempt -> attempt.getParentSpanId().equals(call.getSpanId()))
        .allMatch(attempt -> attempt.getKind() == SpanKind.CLIENT)
        .extracting(attempt -> attribute(attempt, "outcome"))
        .containsExactly("no_response", "success");
    assertThat(attempts.get(0).getStatus().getStatusCode())
        .isEqualTo(StatusData.error().getStatusCode());
    assertThat(call.getStatus()).isEqualTo(StatusData.ok());
    assertThat(attempts)
        .extracting(attempt -> attribute(attempt, "request.id"))
        .containsOnly(attribute(call, "request.id"));
    assertThat(named("partner-center login"))
        .singleElement()
        .matches(login -> login.getParentSpanId().equals(call.getSpanId()));
    assertThat(spans.getFinishedSpanItems())
        .hasSize(5)
        .allMatch(span -> span.getTraceId().equals(application.getTraceId()));
  }

  /** A call that is made in a callback is a sibling of the call before it. */
  @Test
  void aChainOfCallsIsOneTrace() {
    TransfersClient client = open(builder(TransferObservations.of(registry)));
    TransferEntity read =
        Observation.createNotStarted("application", registry)
            .observe(
                () ->
                    RxTransfers.single(create(client))
                        .flatMap(
                            created ->
                                RxTransfers.single(
                                    client
                                        .customer(simulator.customer().tenantId())
                                        .get(created.id())))
                        .blockingGet());

    assertThat(read).isNotNull();
    SpanData application = named("application").get(0);
    assertThat(Stream.of("create-transfer", "get-transfer").map(name -> named(name).get(0)))
        .allMatch(call -> call.getParentSpanId().equals(application.getSpanId()));
  }

  private List<SpanData> named(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }

  private static String attribute(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }
}
