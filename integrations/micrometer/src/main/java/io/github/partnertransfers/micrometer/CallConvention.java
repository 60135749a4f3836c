package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.micrometer.TransferObservation.SpanTag;
import io.github.partnertransfers.micrometer.TransferObservation.Tag;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** The names and key values of calls. */
final class CallConvention implements ObservationConvention<CallObservationContext> {
  private final ResponseTags responses;

  CallConvention(ResponseTags responses) {
    this.responses = responses;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof CallObservationContext;
  }

  @Override
  public String getName() {
    return TransferObservation.CALL.getName();
  }

  @Override
  public String getContextualName(CallObservationContext context) {
    return spanName(context.call());
  }

  /** Returns the operation as tracers write names of spans, such as {@code create-transfer}. */
  static String spanName(CallInfo call) {
    StringBuilder name = new StringBuilder();
    for (char each : call.operation().toCharArray()) {
      if (Character.isUpperCase(each)) {
        name.append('-');
      }
      name.append(Character.toLowerCase(each));
    }
    return name.toString();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
    return responses
        .of(context.status(), context.code())
        .and(
            KeyValue.of(Tag.OPERATION, context.call().operation()),
            KeyValue.of(Tag.OUTCOME, context.outcome().tag()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
    return ids(context.call());
  }

  static KeyValues ids(CallInfo call) {
    KeyValues ids =
        KeyValues.of(
            KeyValue.of(SpanTag.REQUEST_ID, call.requestId()),
            KeyValue.of(SpanTag.CORRELATION_ID, call.correlationId()));
    String customerId = call.customerId();
    if (customerId != null) {
      ids = ids.and(KeyValue.of(SpanTag.CUSTOMER, customerId));
    }
    String transferId = call.transferId();
    return transferId == null ? ids : ids.and(KeyValue.of(SpanTag.TRANSFER, transferId));
  }
}
