package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prints a transfer with its status and line items. */
public final class TransferPage {
  private static final int LABEL = 12;
  private static final int MIN_NAME = 8;
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
    writer.paragraph(
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
      if (available >= Math.min(MIN_NAME, Text.width(cleanName))) {
        field(label, Text.cut(cleanName, available) + " (" + cleanId + ")");
      } else {
        field(label, Text.cut(cleanName, writer.columns() - LABEL));
        writer.line("    " + cleanId);
      }
    }
  }

  private void time(String label, @Nullable Instant time) {
    if (time != null) {
      field(label, TimeFormat.dateTime(time));
    }
  }

  private void field(String label, String value) {
    if (value.isEmpty()) {
      return;
    }
    String title = "  " + writer.ansi().format(AnsiStyle.DIM, Text.padded(label, LABEL - 2));
    String clean = Text.clean(value);
    if (LABEL + Text.width(clean) <= writer.columns()) {
      writer.line(title + clean);
    } else {
      writer.line(title.stripTrailing());
      Text.wrap(clean, writer.columns() - 4).forEach(line -> writer.line("    " + line));
    }
  }

  private Table items(List<TransferLineItem> items) {
    boolean orders =
        writer.columns() >= MIN_COLUMNS_FOR_ORDERS
            && items.stream().anyMatch(TransferPage::hasOrder);
    boolean names = anyMatch(items, item -> item.friendlyName() != null);
    boolean types = anyMatch(items, item -> item.productType() != null);
    Table table = new Table().column("SUBSCRIPTION OR ORDER");
    if (names || !types) {
      table.elastic("NAME");
    }
    if (types) {
      table.elastic("TYPE");
    }
    table.numbers("QTY").column("STATUS");
    if (orders) {
      table.column("NEW ORDER");
    }
    for (TransferLineItem item : items) {
      add(table, item, "", names || !types, types, orders);
      if (hasOrder(item) && !orders) {
        table.note("new order " + Text.clean(item.orderId()), AnsiStyle.DIM);
      }
      if (item.transferError() != null) {
        table.note(Text.clean(item.transferError()), AnsiStyle.RED);
      }
      item.addonItems().forEach(addon -> add(table, addon, "+ ", names || !types, types, orders));
    }
    return table;
  }

  private static boolean hasOrder(TransferLineItem item) {
    return item.subscriptionId() != null && item.orderId() != null;
  }

  private static boolean anyMatch(
      List<TransferLineItem> items, Predicate<TransferLineItem> condition) {
    return items.stream()
        .anyMatch(item -> condition.test(item) || item.addonItems().stream().anyMatch(condition));
  }

  private static void add(
      Table table,
      TransferLineItem item,
      String prefix,
      boolean names,
      boolean types,
      boolean orders) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.cell((names ? "" : prefix) + LineItems.id(item)));
    if (names) {
      cells.add(Table.cell(prefix + LineItems.friendlyName(item)));
    }
    if (types) {
      cells.add(Table.cell(LineItems.type(item)));
    }
    cells.add(Table.cell(LineItems.quantity(item)));
    cells.add(Table.cell(LineItems.status(item), Statuses.style(item.status())));
    if (orders) {
      String order = hasOrder(item) ? Text.clean(item.orderId()) : "-";
      cells.add(Table.cell(order, AnsiStyle.DIM));
    }
    table.row(cells);
  }
}
