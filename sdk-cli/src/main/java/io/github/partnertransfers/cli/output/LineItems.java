package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferLineItem;

/** How a line item is called: the two generations of transfers fill in different fields. */
public final class LineItems {
  private LineItems() {}

  /** The subscription, or the order where the service identifies an item by that. */
  static String id(TransferLineItem item) {
    String id = item.subscriptionId() == null ? item.orderId() : item.subscriptionId();
    return id == null ? "-" : Text.clean(id);
  }

  /** The name that people read, or at least the kind of product. */
  public static String name(TransferLineItem item) {
    if (item.friendlyName() != null && !item.friendlyName().isBlank()) {
      return Text.clean(item.friendlyName());
    }
    ProductType type = item.productType();
    return type == null ? "-" : Text.clean(type.toString());
  }

  /** What to call it where there is room for one word only. */
  public static String shortName(TransferLineItem item) {
    return item.friendlyName() == null ? id(item) : name(item);
  }

  static String quantity(TransferLineItem item) {
    return item.quantity() == null ? "-" : item.quantity().toString();
  }

  public static String status(TransferLineItem item) {
    return item.status() == null ? "-" : Text.clean(item.status().value());
  }
}
