package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a transfer with its status and line items. */
public final class TransferPage {
  private static final int LABEL = 12;
  private static final int MIN_COLUMNS_FOR_ORDERS = 124;

  private final StyledWriter writer;

  public TransferPage(StyledWriter writer) {
    this.writer = writer;
  }

  public void print(TransferEntity transfer) {
    if (transfer.equals(TransferEntity.builder().build())) {
      writer.line("Done; the service answered without details.");
      return;
    }
    writer.line(
        AnsiStyle.BOLD, "Transfer " + (transfer.id().isEmpty() ? "-" : Text.clean(transfer.id())));
    writer.paragraph(Statuses.style(transfer.status()), Statuses.explain(transfer));
    writer.blankLine();
    tenant("Customer", transfer.customerName(), transfer.customerTenantId());
    tenant("From", transfer.sourcePartnerName(), transfer.sourcePartnerTenantId());
    tenant("To", transfer.targetPartnerName(), transfer.targetPartnerTenantId());
    time("Created", transfer.createdTime());
    time("Changed", transfer.lastModifiedTime());
    time("Completed", transfer.completedTime());
    time("Expires", transfer.expirationTime());
    TransferType type = transfer.transferType();
    if (type != null) {
      String number = type.toString().equals(type.value()) ? "" : " (" + type.value() + ")";
      field("Type", type + number);
    }
    field("Items", Progress.of(transfer).describe().replaceFirst("^items ", ""));
    if (!transfer.lineItems().isEmpty()) {
      writer.blankLine();
      writer.print(items(transfer.lineItems()));
    }
  }

  private void tenant(String label, @Nullable String name, @Nullable String id) {
    String cleanName = Text.clean(name);
    String cleanId = Text.clean(id);
    if (cleanName.isEmpty() || cleanName.equalsIgnoreCase(cleanId)) {
      field(label, cleanId);
    } else {
      int available = writer.columns() - LABEL - Text.width(cleanId) - 5;
      field(label, Text.cut(cleanName, Math.max(8, available)) + " (" + cleanId + ")");
    }
  }

  private void time(String label, @Nullable Instant time) {
    if (time != null) {
      field(label, TimeFormat.dateTime(time));
    }
  }

  private void field(String label, String value) {
    if (!value.isEmpty()) {
      writer.line(
          "  "
              + writer.ansi().format(AnsiStyle.DIM, Text.padded(label, LABEL - 2))
              + Text.clean(value));
    }
  }

  private Table items(List<TransferLineItem> items) {
    boolean orders =
        writer.columns() >= MIN_COLUMNS_FOR_ORDERS
            && items.stream().anyMatch(TransferPage::hasOrder);
    Table table = new Table().column("SUBSCRIPTION OR ORDER").elastic("NAME").numbers("QTY");
    table.column("STATUS");
    if (orders) {
      table.column("NEW ORDER");
    }
    for (TransferLineItem item : items) {
      add(table, item, "", orders);
      if (hasOrder(item) && !orders) {
        table.note("new order " + Text.clean(item.orderId()), AnsiStyle.DIM);
      }
      if (item.transferError() != null) {
        table.note(Text.clean(item.transferError()), AnsiStyle.RED);
      }
      item.addonItems().forEach(addon -> add(table, addon, "+ ", orders));
    }
    return table;
  }

  private static boolean hasOrder(TransferLineItem item) {
    return item.subscriptionId() != null && item.orderId() != null;
  }

  private static void add(Table table, TransferLineItem item, String prefix, boolean orders) {
    Table.Cell id = Table.cell(LineItems.id(item));
    Table.Cell name = Table.cell(prefix + LineItems.name(item));
    Table.Cell quantity = Table.cell(LineItems.quantity(item));
    Table.Cell status = Table.cell(LineItems.status(item), Statuses.style(item.status()));
    if (orders) {
      String order = hasOrder(item) ? Text.clean(item.orderId()) : "-";
      table.row(id, name, quantity, status, Table.cell(order, AnsiStyle.DIM));
    } else {
      table.row(id, name, quantity, status);
    }
  }
}
