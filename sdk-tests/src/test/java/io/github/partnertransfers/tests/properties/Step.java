package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;

/**
 * One wish of a caller, and what happens to the requests that it makes for it, in this order.
 *
 * @param mostAttempts how often one call is sent before its caller hears of the trouble
 */
record Step(CallStyle style, int mostAttempts, List<RequestFault> troubles, Recovery recovery) {
  Step withTroubles(List<RequestFault> newTroubles) {
    return new Step(style, mostAttempts, newTroubles, recovery);
  }

  @Override
  public String toString() {
    String calmly = style + ", " + mostAttempts + " attempt(s) a call";
    return troubles.isEmpty() ? calmly : calmly + ", meets " + troubles + ", then " + recovery;
  }
}
