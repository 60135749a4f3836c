package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks for the transfer that a request with an unknown outcome can have created. */
final class Reconciler {
  /** How far the clock of this machine can be ahead of that of the service. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final TransfersClient client;
  private final Ledger ledger;
  private final RequestRate rate;

  Reconciler(TransfersClient client, Ledger ledger, RequestRate rate) {
    this.client = client;
    this.ledger = ledger;
    this.rate = rate;
  }

  /**
   * Returns the transfers that match a request and that no other request of the plan created.
   *
   * @param startedAt when the request was first sent
   */
  List<TransferEntity> candidates(PlannedTransfer planned, Instant startedAt)
      throws InterruptedException {
    CustomerTransfers customer = client.customer(planned.customerId());
    List<TransferEntity> candidates = new ArrayList<>();
    rate.acquire();
    for (TransferEntity listed :
        customer.reconcile(planned.request(), startedAt.minus(CLOCK_SKEW)).execute()) {
      if (!ledger.isCreated(listed.id())
          && (!planned.isLegacy() || hasItemsOf(planned, withItems(customer, listed)))) {
        candidates.add(listed);
      }
    }
    return candidates;
  }

  /**
   * Returns whether a candidate is the transfer of the request. A subscription is in one open
   * transfer at most. New-commerce requests can be alike, so there only the service can tell, by
   * the request id.
   */
  static boolean isCertain(PlannedTransfer planned, List<TransferEntity> candidates) {
    return planned.isLegacy() && candidates.size() == 1 && isOpenOrComplete(candidates.get(0));
  }

  /** A rejected or expired one can be of an earlier attempt by hand. */
  private static boolean isOpenOrComplete(TransferEntity transfer) {
    return Statuses.isOpen(transfer) || Statuses.isComplete(transfer.status());
  }

  /** A list can omit line items. */
  private TransferEntity withItems(CustomerTransfers customer, TransferEntity listed)
      throws InterruptedException {
    if (!listed.lineItems().isEmpty()) {
      return listed;
    }
    rate.acquire();
    return customer.get(listed.id()).execute();
  }

  private static boolean hasItemsOf(PlannedTransfer planned, TransferEntity transfer) {
    Set<String> requested = new TreeSet<>();
    planned
        .rows()
        .forEach(row -> requested.add(row.get(BatchRow.SUBSCRIPTION).toLowerCase(Locale.ROOT)));
    Set<String> actual = new TreeSet<>();
    for (TransferLineItem item : transfer.lineItems()) {
      actual.add(String.valueOf(item.subscriptionId()).toLowerCase(Locale.ROOT));
    }
    return requested.equals(actual);
  }
}
