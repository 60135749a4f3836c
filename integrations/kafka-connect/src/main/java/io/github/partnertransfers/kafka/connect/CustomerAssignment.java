package io.github.partnertransfers.kafka.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Assigns each customer to one task. The assignment depends on the customer's id and the number of
 * tasks only, and one task more or less moves few customers: about one of n, with n tasks.
 */
final class CustomerAssignment {
  private CustomerAssignment() {}

  /**
   * Returns the customers of each task that has any.
   *
   * @param maxTasks the maximum number of tasks
   */
  static List<List<String>> assign(Collection<String> customers, int maxTasks) {
    int tasks = Math.max(1, Math.min(maxTasks, customers.size()));
    List<List<String>> assigned = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      assigned.add(new ArrayList<>());
    }
    for (String customer : customers) {
      assigned.get(task(hash(customer), tasks)).add(customer);
    }
    assigned.removeIf(List::isEmpty);
    return assigned;
  }

  /** Jump consistent hash (Lamping and Veach): maps a hash to one of n without a table. */
  private static int task(long hash, int tasks) {
    long state = hash;
    long last = -1;
    long next = 0;
    while (next < tasks) {
      last = next;
      state = state * 2862933555777941757L + 1;
      next = (long) ((last + 1) * ((double) (1L << 31) / ((state >>> 33) + 1)));
    }
    return (int) last;
  }

  /** FNV-1a with 64 bits, and a final mix, since ids may differ in few digits. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }
}
