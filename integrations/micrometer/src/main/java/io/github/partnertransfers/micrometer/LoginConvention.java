package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.micrometer.TransferObservation.Tag;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** The names and key values of logins. */
final class LoginConvention implements ObservationConvention<LoginObservationContext> {
  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof LoginObservationContext;
  }

  @Override
  public String getName() {
    return TransferObservation.LOGIN.getName();
  }

  @Override
  public String getContextualName(LoginObservationContext context) {
    return "partner-center login";
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(LoginObservationContext context) {
    return KeyValues.of(KeyValue.of(Tag.OUTCOME, context.outcome().tag()));
  }
}
