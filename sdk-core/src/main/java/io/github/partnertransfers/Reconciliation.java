package io.github.partnertransfers;

import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transfers that a create request may have created. A property that a listed transfer
 * lacks counts as a match: a list can omit line items, types and readable times.
 */
final class Reconciliation {
  private final CreateTransferRequest request;
  private final Instant since;

  Reconciliation(CreateTransferRequest request, Instant since) {
    this.request = request;
    this.since = since;
  }

  List<TransferEntity> matches(List<TransferEntity> transfers) {
    List<TransferEntity> matches = new ArrayList<>();
    for (TransferEntity transfer : transfers) {
      if (isCreatedSince(transfer.createdTime()) && isCreatedByRequest(transfer)) {
        matches.add(transfer);
      }
    }
    return matches;
  }

  /** A time in whole seconds may be truncated. */
  private boolean isCreatedSince(@Nullable Instant created) {
    if (created == null) {
      return true;
    }
    boolean isWhole = created.equals(created.truncatedTo(ChronoUnit.SECONDS));
    return !created.isBefore(isWhole ? since.truncatedTo(ChronoUnit.SECONDS) : since);
  }

  private boolean isCreatedByRequest(TransferEntity transfer) {
    return request instanceof LegacyTransferRequest
        ? isCreatedBy((LegacyTransferRequest) request, transfer)
        : isCreatedBy((NewCommerceTransferRequest) request, transfer);
  }

  private static boolean isCreatedBy(LegacyTransferRequest request, TransferEntity transfer) {
    Set<String> requested = new HashSet<>();
    for (LegacyTransferRequestLineItem item : request.lineItems()) {
      requested.add(lowerCase(item.subscriptionId()));
    }
    Set<String> actual = new HashSet<>();
    for (TransferLineItem item : transfer.lineItems()) {
      String id = item.subscriptionId();
      actual.add(id == null ? "" : lowerCase(id));
    }
    return same(request.sourcePartnerTenantId(), transfer.sourcePartnerTenantId())
        && same(request.targetPartnerTenantId(), transfer.targetPartnerTenantId())
        && (actual.isEmpty() || requested.equals(actual));
  }

  private static boolean isCreatedBy(NewCommerceTransferRequest request, TransferEntity transfer) {
    return same(request.sourcePartnerTenantId(), transfer.sourcePartnerTenantId())
        && (request.targetPartnerTenantId() == null
            || same(request.targetPartnerTenantId(), transfer.targetPartnerTenantId()))
        && (transfer.transferType() == null
            || request.transferType().equals(transfer.transferType()));
  }

  private static boolean same(String requested, @Nullable String actual) {
    return requested.equalsIgnoreCase(actual);
  }

  private static String lowerCase(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
