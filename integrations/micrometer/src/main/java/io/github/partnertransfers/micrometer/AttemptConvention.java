package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.micrometer.TransferObservation.SpanTag;
import io.github.partnertransfers.micrometer.TransferObservation.Tag;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** The names and key values of attempts. */
final class AttemptConvention implements ObservationConvention<AttemptObservationContext> {
  private final ResponseTags responses;

  AttemptConvention(ResponseTags responses) {
    this.responses = responses;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof AttemptObservationContext;
  }

  @Override
  public String getName() {
    return TransferObservation.ATTEMPT.getName();
  }

  @Override
  public String getContextualName(AttemptObservationContext context) {
    return CallConvention.spanName(context.call()) + " attempt";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
    Attempt attempt = context.attempt();
    return responses
        .of(attempt == null ? null : attempt.status(), attempt == null ? null : attempt.code())
        .and(
            KeyValue.of(Tag.OPERATION, context.call().operation()),
            KeyValue.of(Tag.OUTCOME, context.outcome().tag()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
    return CallConvention.ids(context.call())
        .and(KeyValue.of(SpanTag.ATTEMPT, Integer.toString(context.number())));
  }
}
