package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.simulator.Operation;
import java.util.EnumSet;
import java.util.Set;

/** The operations that the fault matrix calls. */
public final class MatrixOperations {
  private MatrixOperations() {}

  public static Set<Operation> all() {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    TestedOperation.ALL.forEach(operation -> operations.add(operation.operation()));
    return operations;
  }
}
