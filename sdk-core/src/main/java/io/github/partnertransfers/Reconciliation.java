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
 * Which of a customer's transfers a request can have made. What a listed transfer doesn't say rules
 * nothing out: a list may lack line items, and a transfer its type or a time that can be read.
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
      if (isMadeSince(transfer.createdTime()) && isMadeByRequest(transfer)) {
        matches.add(transfer);
      }
    }
    return matches;
  }

  /** A time of whole seconds may have lost its fraction. */
  private boolean isMadeSince(@Nullable Instant created) {
    if (created == null) {
      return true;
    }
    boolean isWhole = created.equals(created.truncatedTo(ChronoUnit.SECONDS));
    return !created.isBefore(isWhole ? since.truncatedTo(ChronoUnit.SECONDS) : since);
  }

  private boolean isMadeByRequest(TransferEntity transfer) {
    return request instanceof LegacyTransferRequest
        ? isMadeBy((LegacyTransferRequest) request, transfer)
        : isMadeBy((NewCommerceTransferRequest) request, transfer);
  }

  private static boolean isMadeBy(LegacyTransferRequest request, TransferEntity transfer) {
    Set<String> asked = new HashSet<>();
    for (LegacyTransferRequestLineItem item : request.lineItems()) {
      asked.add(lowerCase(item.subscriptionId()));
    }
    Set<String> made = new HashSet<>();
    for (TransferLineItem item : transfer.lineItems()) {
      String id = item.subscriptionId();
      made.add(id == null ? "" : lowerCase(id));
    }
    return same(request.sourcePartnerTenantId(), transfer.sourcePartnerTenantId())
        && same(request.targetPartnerTenantId(), transfer.targetPartnerTenantId())
        && (made.isEmpty() || asked.equals(made));
  }

  private static boolean isMadeBy(NewCommerceTransferRequest request, TransferEntity transfer) {
    return same(request.sourcePartnerTenantId(), transfer.sourcePartnerTenantId())
        && (request.targetPartnerTenantId() == null
            || same(request.targetPartnerTenantId(), transfer.targetPartnerTenantId()))
        && (transfer.transferType() == null
            || request.transferType().equals(transfer.transferType()));
  }

  private static boolean same(String asked, @Nullable String made) {
    return asked.equalsIgnoreCase(made);
  }

  private static String lowerCase(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
