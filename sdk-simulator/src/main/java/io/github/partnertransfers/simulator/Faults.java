package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.http.InjectedFault;
import io.github.partnertransfers.simulator.internal.http.PendingFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Injects {@linkplain Fault faults} into responses. Each operation has a separate queue of faults
 * from {@link #next}; when it is empty, the fault from {@link #always} applies. Thread-safe.
 */
public final class Faults {

  private static final Set<Operation> API_OPERATIONS =
      EnumSet.complementOf(EnumSet.of(Operation.TOKEN, Operation.DEVICE_CODE));

  private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
  private final Deque<Fault> nextOfAnyOperation = new ArrayDeque<>();
  private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);

  Faults() {}

  /** Injects a fault into the next request of the operation. */
  public void next(Operation operation, Fault fault) {
    next(operation, 1, fault);
  }

  /** Injects a fault into the next {@code times} requests of the operation. */
  public synchronized void next(Operation operation, int times, Fault fault) {
    Deque<Fault> queue = next.computeIfAbsent(operation, any -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.addLast(fault);
    }
  }

  /** Injects a fault into the next {@code times} requests, except those of the login. */
  public synchronized void next(int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      nextOfAnyOperation.addLast(fault);
    }
  }

  /** Injects a fault into every request of the operation until {@link #clear()}. */
  public synchronized void always(Operation operation, Fault fault) {
    always.put(operation, fault);
  }

  /** Injects a fault into every request, except those of the login, until {@link #clear()}. */
  public synchronized void always(Fault fault) {
    API_OPERATIONS.forEach(operation -> always.put(operation, fault));
  }

  /** Removes all faults. */
  public synchronized void clear() {
    next.clear();
    nextOfAnyOperation.clear();
    always.clear();
  }

  /** Returns the faults of the next requests, and then those of all requests. */
  synchronized List<PendingFault> pending() {
    List<PendingFault> pending = new ArrayList<>();
    next.forEach((operation, queue) -> addRuns(operation, queue, pending));
    addRuns(null, nextOfAnyOperation, pending);
    Map<Operation, Fault> rest = new EnumMap<>(always);
    List<Fault> ofApi = API_OPERATIONS.stream().map(always::get).distinct().toList();
    if (ofApi.size() == 1 && always.containsKey(Operation.LIST)) {
      pending.add(new PendingFault(null, String.valueOf(ofApi.get(0)), 0));
      rest.keySet().removeAll(API_OPERATIONS);
    }
    rest.forEach(
        (operation, fault) -> pending.add(new PendingFault(operation, fault.toString(), 0)));
    return pending;
  }

  /** Adds one entry for the same fault several times in a row. */
  private static void addRuns(
      @Nullable Operation operation, Deque<Fault> queue, List<PendingFault> pending) {
    Fault previous = null;
    for (Fault fault : queue) {
      int last = pending.size() - 1;
      int times = fault == previous ? pending.remove(last).times() + 1 : 1;
      pending.add(new PendingFault(operation, fault.toString(), times));
      previous = fault;
    }
  }

  /** Removes and returns the fault for a request of the operation. */
  synchronized Optional<InjectedFault> take(Operation operation) {
    Deque<Fault> queue = next.getOrDefault(operation, new ArrayDeque<>());
    Fault fault = queue.pollFirst();
    if (fault == null && API_OPERATIONS.contains(operation)) {
      fault = nextOfAnyOperation.pollFirst();
    }
    return Optional.ofNullable(fault == null ? always.get(operation) : fault).map(Fault::injected);
  }
}
