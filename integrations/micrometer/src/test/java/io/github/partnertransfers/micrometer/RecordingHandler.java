package io.github.partnertransfers.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records observations, in the order in which they ended. */
final class RecordingHandler implements ObservationHandler<Observation.Context> {
  final Set<Observation.Context> started = ConcurrentHashMap.newKeySet();
  final List<Observation.Context> ended = new CopyOnWriteArrayList<>();

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }

  @Override
  public void onStart(Observation.Context context) {
    started.add(context);
  }

  @Override
  public void onStop(Observation.Context context) {
    ended.add(context);
  }

  List<CallObservationContext> calls() {
    return ofType(CallObservationContext.class);
  }

  List<AttemptObservationContext> attempts() {
    return ofType(AttemptObservationContext.class);
  }

  List<LoginObservationContext> logins() {
    return ofType(LoginObservationContext.class);
  }

  private <T> List<T> ofType(Class<T> type) {
    return ended.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the low-cardinality key values, as {@code createTransfer success 200 none}. */
  static String tags(Observation.Context context) {
    return String.join(
        " ",
        context.getLowCardinalityKeyValue("operation").getValue(),
        context.getLowCardinalityKeyValue("outcome").getValue(),
        context.getLowCardinalityKeyValue("status").getValue(),
        context.getLowCardinalityKeyValue("code").getValue());
  }

  /** Returns the context of the parent, or null of a root. */
  static Observation.ContextView parent(Observation.Context context) {
    return context.getParentObservation() == null
        ? null
        : context.getParentObservation().getContextView();
  }
}
