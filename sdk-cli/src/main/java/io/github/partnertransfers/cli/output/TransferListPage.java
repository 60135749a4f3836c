package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.TransferEntity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the transfers of a customer. */
public final class TransferListPage {
  /** In a narrower window, the partners' names are printed below the ids, which are never cut. */
  private static final int MIN_COLUMNS_FOR_ONE_LINE = 110;

  private static final int MIN_COLUMNS_FOR_BOTH_NAMES = 60;

  private final StyledWriter writer;

  public TransferListPage(StyledWriter writer) {
    this.writer = writer;
  }

  public void print(String customerId, List<TransferEntity> transfers) {
    if (transfers.isEmpty()) {
      writer.paragraph("Customer " + customerId + " has no transfers, ended ones included.");
      return;
    }
    writer.print(
        writer.columns() >= MIN_COLUMNS_FOR_ONE_LINE ? wide(transfers) : narrow(transfers));
    writer.blankLine();
    writer.paragraph(summary(transfers));
  }

  private static Table wide(List<TransferEntity> transfers) {
    Table table = new Table().column("TRANSFER").column("STATUS").column("CREATED");
    table.elastic("FROM").elastic("TO").numbers("ITEMS");
    for (TransferEntity transfer : transfers) {
      table.row(
          id(transfer),
          status(transfer),
          Table.cell(TimeFormat.dateTime(transfer.createdTime())),
          Table.cell(source(transfer)),
          Table.cell(target(transfer)),
          Table.cell(items(transfer)));
    }
    return table;
  }

  private Table narrow(List<TransferEntity> transfers) {
    Table table = new Table().column("TRANSFER").column("STATUS").column("CREATED");
    int available = writer.columns() - 4 - " → ".length() - "  99/99 items".length();
    for (TransferEntity transfer : transfers) {
      String source = source(transfer);
      String target = target(transfer);
      int half = Math.max(available / 2, available - Text.width(target));
      String from = Text.cut(source, half);
      String to = Text.cut(target, available - Text.width(from));
      table.row(
          id(transfer), status(transfer), Table.cell(TimeFormat.dateTime(transfer.createdTime())));
      if (writer.columns() < MIN_COLUMNS_FOR_BOTH_NAMES) {
        table.note("from " + Text.cut(source, writer.columns() - 9), AnsiStyle.DIM);
        table.note("to " + Text.cut(target, writer.columns() - 7), AnsiStyle.DIM);
        table.note(items(transfer) + " items", AnsiStyle.DIM);
      } else {
        table.note(from + " → " + to + "  " + items(transfer) + " items", AnsiStyle.DIM);
      }
    }
    return table;
  }

  private static Table.Cell id(TransferEntity transfer) {
    return Table.cell(transfer.id().isEmpty() ? "-" : Text.clean(transfer.id()));
  }

  private static Table.Cell status(TransferEntity transfer) {
    return Table.cell(Statuses.name(transfer.status()), Statuses.style(transfer.status()));
  }

  private static String source(TransferEntity transfer) {
    return partner(transfer.sourcePartnerName(), transfer.sourcePartnerTenantId());
  }

  private static String target(TransferEntity transfer) {
    return partner(transfer.targetPartnerName(), transfer.targetPartnerTenantId());
  }

  private static String partner(@Nullable String name, @Nullable String tenantId) {
    String clean = Text.clean(name == null || name.isBlank() ? tenantId : name);
    return clean.isEmpty() ? "-" : clean;
  }

  private static String items(TransferEntity transfer) {
    return transfer.lineItems().isEmpty() ? "-" : Progress.of(transfer).fraction();
  }

  private static String summary(List<TransferEntity> transfers) {
    Map<String, Long> counts =
        transfers.stream()
            .collect(
                Collectors.groupingBy(
                    transfer -> Statuses.name(transfer.status()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return Text.count(transfers.size(), "transfer")
        + ": "
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }
}
