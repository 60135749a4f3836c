package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Faults;
import io.github.partnertransfers.simulator.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A fault for the next requests, or for all.
 *
 * @param operation null for requests of any operation
 * @param times how often; 0 for always
 */
public record OrderedFault(@Nullable Operation operation, Fault fault, int times) {
  void order(Faults faults) {
    if (operation == null && times == 0) {
      faults.always(fault);
    } else if (operation == null) {
      faults.next(times, fault);
    } else if (times == 0) {
      faults.always(operation, fault);
    } else {
      faults.next(operation, times, fault);
    }
  }
}
