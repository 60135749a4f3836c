package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.Order;
import io.github.partnertransfers.model.OrderLineItem;
import io.github.partnertransfers.model.TransferError;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferSubmitResult;
import java.util.stream.Collectors;

/** Prints the result of an acceptance: new orders and errors. */
public final class AcceptancePage {
  private final StyledWriter writer;

  public AcceptancePage(StyledWriter writer) {
    this.writer = writer;
  }

  public void print(TransferSubmitResult result) {
    int errors = result.transferErrors().size();
    if (result.orders().isEmpty() && errors > 0) {
      writer.paragraph(
          AnsiStyle.RED, "Nothing was moved: no new order, " + Text.count(errors, "error") + ".");
    } else {
      writer.paragraph(
          errors == 0 ? AnsiStyle.GREEN : AnsiStyle.YELLOW,
          "Accepted: "
              + Text.count(result.orders().size(), "new order")
              + (errors == 0 ? ", no errors." : ", " + Text.count(errors, "error") + "."));
    }
    if (!result.orders().isEmpty()) {
      writer.blankLine();
      writer.print(orders(result));
    }
    for (TransferError error : result.transferErrors()) {
      writer.blankLine();
      writer.paragraph(
          AnsiStyle.RED,
          "Error"
              + (error.code() == null ? "" : " " + error.code())
              + ": "
              + Text.clean(error.description()));
      for (TransferLineItem item : error.lineItems()) {
        String text = LineItems.id(item) + "  " + LineItems.name(item);
        Text.wrap(text, writer.columns() - 4).forEach(line -> writer.line("    " + line.strip()));
      }
    }
  }

  private static Table orders(TransferSubmitResult result) {
    Table table = new Table().column("NEW ORDER").elastic("NAME").numbers("QTY").column("STATUS");
    for (Order order : result.orders()) {
      String status = order.status() == null ? "-" : Text.clean(order.status().value());
      table.row(
          Table.cell(order.id() == null ? "-" : Text.clean(order.id())),
          Table.cell(names(order)),
          Table.cell(quantity(order)),
          Table.cell(status));
    }
    return table;
  }

  private static String names(Order order) {
    String names =
        order.lineItems().stream()
            .map(item -> Text.clean(item.friendlyName()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "-" : names;
  }

  private static String quantity(Order order) {
    return order.lineItems().stream()
        .map(OrderLineItem::quantity)
        .map(quantity -> quantity == null ? "-" : quantity.toString())
        .collect(Collectors.joining("+"));
  }
}
