package io.github.partnertransfers.cli.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service shows of a request without an answer.
 *
 * @param entry what the request did; null if that is not certain
 * @param possibleTransferIds transfers that the request may have created
 */
record Lookup(@Nullable LedgerEntry entry, List<String> possibleTransferIds) {
  /** Nothing shows that the request was carried out. */
  static final Lookup NOTHING = new Lookup(null, List.of());

  static Lookup certain(LedgerEntry entry) {
    return new Lookup(entry, List.of());
  }

  static Lookup possible(List<String> transferIds) {
    return new Lookup(null, List.copyOf(transferIds));
  }
}
