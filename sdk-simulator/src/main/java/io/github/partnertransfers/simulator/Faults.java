package io.github.partnertransfers.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Orders {@linkplain Fault faults}. Each operation has a queue of its own; what {@link #next}
 * orders comes before what {@link #always} does. Safe for use by many threads.
 */
public final class Faults {

  private static final Set<Operation> TRANSFER_OPERATIONS =
      EnumSet.complementOf(EnumSet.of(Operation.TOKEN));

  private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
  private final Deque<Fault> nextOfAny = new ArrayDeque<>();
  private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);

  Faults() {}

  /** Orders a fault for the next request of one operation. */
  public void next(Operation operation, Fault fault) {
    next(operation, 1, fault);
  }

  /** Orders a fault for the next {@code times} requests of one operation. */
  public synchronized void next(Operation operation, int times, Fault fault) {
    Deque<Fault> queue = next.computeIfAbsent(operation, any -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.addLast(fault);
    }
  }

  /** Orders a fault for the next {@code times} requests of any operation on transfers. */
  public synchronized void next(int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      nextOfAny.addLast(fault);
    }
  }

  /** Orders a fault for every request of one operation until {@link #clear()}. */
  public synchronized void always(Operation operation, Fault fault) {
    always.put(operation, fault);
  }

  /** Orders a fault for every request of any operation on transfers until {@link #clear()}. */
  public synchronized void always(Fault fault) {
    TRANSFER_OPERATIONS.forEach(operation -> always.put(operation, fault));
  }

  /** Takes back all that was ordered. */
  public synchronized void clear() {
    next.clear();
    nextOfAny.clear();
    always.clear();
  }

  synchronized Optional<Fault> take(Operation operation) {
    Deque<Fault> queue = next.getOrDefault(operation, new ArrayDeque<>());
    Fault fault = queue.pollFirst();
    if (fault == null && TRANSFER_OPERATIONS.contains(operation)) {
      fault = nextOfAny.pollFirst();
    }
    return Optional.ofNullable(fault == null ? always.get(operation) : fault);
  }
}
