package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.Order;
import io.github.partnertransfers.model.OrderLineItem;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferError;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferSubmitResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of transfers, of line items, of eligibility, and of an acceptance. */
public final class TransferRows {
  private TransferRows() {}

  /** Returns the header of a list of transfers. */
  public static Rows list() {
    return new Rows(
        "customer",
        "transfer",
        "status",
        "type",
        "source",
        "sourceName",
        "target",
        "targetName",
        "customerName",
        "created",
        "changed",
        "completed",
        "expires",
        "items",
        "itemsDone",
        "itemsFailed",
        "errorCode",
        "error");
  }

  /** Adds a row per transfer of a customer. */
  public static void addTransfers(Rows rows, String customerId, List<TransferEntity> transfers) {
    for (TransferEntity transfer : transfers) {
      Progress progress = Progress.of(transfer);
      rows.add(
          customerId,
          transfer.id(),
          status(transfer),
          transfer.transferType(),
          transfer.sourcePartnerTenantId(),
          transfer.sourcePartnerName(),
          transfer.targetPartnerTenantId(),
          transfer.targetPartnerName(),
          transfer.customerName(),
          transfer.createdTime(),
          transfer.lastModifiedTime(),
          transfer.completedTime(),
          transfer.expirationTime(),
          progress.total(),
          progress.done(),
          progress.failed(),
          null,
          null);
    }
  }

  /** Returns a row per line item of a transfer, or one without a line item. */
  public static Rows lineItems(String customerId, TransferEntity transfer) {
    Rows rows =
        new Rows(
            "customer",
            "transfer",
            "status",
            "subscription",
            "addonOf",
            "order",
            "name",
            "productType",
            "quantity",
            "itemStatus",
            "error");
    if (transfer.lineItems().isEmpty()) {
      rows.add(
          customerId,
          transfer.id(),
          status(transfer),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    for (TransferLineItem item : transfer.lineItems()) {
      addLineItem(rows, customerId, transfer, item, null);
    }
    return rows;
  }

  private static void addLineItem(
      Rows rows,
      String customerId,
      TransferEntity transfer,
      TransferLineItem item,
      @Nullable String addonOf) {
    rows.add(
        customerId,
        transfer.id(),
        status(transfer),
        item.subscriptionId(),
        addonOf,
        item.orderId(),
        item.friendlyName(),
        item.productType(),
        item.quantity(),
        item.status() == null ? null : item.status().value(),
        item.transferError());
    String id = item.subscriptionId() == null ? item.orderId() : item.subscriptionId();
    item.addonItems().forEach(addon -> addLineItem(rows, customerId, transfer, addon, id));
  }

  /** Returns the header of an eligibility. */
  public static Rows eligibility() {
    return new Rows("customer", "subscription", "eligible", "reason", "errorCode", "error");
  }

  /** Adds a row per subscription of a customer. */
  public static void addEligibility(
      Rows rows, String customerId, List<TransferEligibility> answers) {
    for (TransferEligibility answer : answers) {
      rows.add(
          customerId, answer.id(), answer.isEligible(), EligibilityPage.reason(answer), null, null);
    }
  }

  /** Returns a row per line item of each new order and of each error. */
  public static Rows acceptance(String customerId, String transferId, TransferSubmitResult result) {
    Rows rows =
        new Rows(
            "customer",
            "transfer",
            "order",
            "status",
            "subscription",
            "name",
            "quantity",
            "errorCode",
            "error");
    for (Order order : result.orders()) {
      String status = order.status() == null ? null : order.status().value();
      for (OrderLineItem item : order.lineItems()) {
        rows.add(
            customerId,
            transferId,
            order.id(),
            status,
            item.subscriptionId(),
            item.friendlyName(),
            item.quantity(),
            null,
            null);
      }
      if (order.lineItems().isEmpty()) {
        rows.add(customerId, transferId, order.id(), status, null, null, null, null, null);
      }
    }
    for (TransferError error : result.transferErrors()) {
      addError(rows, customerId, transferId, error);
    }
    return rows;
  }

  private static void addError(
      Rows rows, String customerId, String transferId, TransferError error) {
    for (TransferLineItem item : error.lineItems()) {
      rows.add(
          customerId,
          transferId,
          null,
          null,
          item.subscriptionId(),
          item.friendlyName(),
          item.quantity(),
          error.code(),
          error.description());
    }
    if (error.lineItems().isEmpty()) {
      rows.add(
          customerId, transferId, null, null, null, null, null, error.code(), error.description());
    }
  }

  private static @Nullable String status(TransferEntity transfer) {
    return transfer.status() == null ? null : transfer.status().value();
  }
}
