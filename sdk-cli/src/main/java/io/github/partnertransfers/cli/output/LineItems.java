package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferLineItem;

/** The texts for a line item; legacy and new-commerce transfers set different fields. */
public final class LineItems {
  private LineItems() {}

  /** Returns the subscription id or, without one, the order id. */
  static String id(TransferLineItem item) {
    String id = item.subscriptionId() == null ? item.orderId() : item.subscriptionId();
    return id == null ? "-" : Text.clean(id);
  }

  public static String friendlyName(TransferLineItem item) {
    String name = Text.clean(item.friendlyName());
    return name.isEmpty() ? "-" : name;
  }

  public static String type(TransferLineItem item) {
    ProductType type = item.productType();
    return type == null ? "-" : Text.clean(type.toString());
  }

  /** Returns the friendly name or, without one, the product type. */
  public static String name(TransferLineItem item) {
    if (item.friendlyName() != null && !item.friendlyName().isBlank()) {
      return Text.clean(item.friendlyName());
    }
    return type(item);
  }

  /** Returns the friendly name or, without one, the id. */
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
