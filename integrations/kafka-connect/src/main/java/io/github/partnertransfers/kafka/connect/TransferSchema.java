package io.github.partnertransfers.kafka.connect;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The schemas of records. They use only types that the converters for JSON, Avro and Protobuf have.
 * A new version may add optional fields and nothing else.
 */
final class TransferSchema {
  static final int VERSION = 1;

  private static final String NAMESPACE = "io.github.partnertransfers.kafka.connect.";

  static final Schema KEY =
      struct("TransferKey")
          .field("customerId", text("Tenant id of the customer, in lower case."))
          .field("transferId", text("Id of the transfer, in lower case."))
          .build();

  static final Schema LINE_ITEM =
      struct("LineItemChange")
          .field("subscriptionId", optional("Id of the subscription."))
          .field("orderId", optional("Id of the order."))
          .field("offerId", optional("Id of the offer."))
          .field("isNew", flag("Whether the transfer didn't have the line item before."))
          .field("previousStatus", optional("Status before the change."))
          .field("status", optional("Status after the change."))
          .field("error", optional("The service's description of a failure."))
          .build();

  static final Schema CHANGE =
      struct("TransferChange")
          .field("kind", text("`APPEARED`, `CHANGED`, `ENDED` or `VANISHED`."))
          .field("customerId", text("Tenant id of the customer, in lower case."))
          .field("transferId", text("Id of the transfer, as the service spells it."))
          .field("previousStatus", optional("Status in the record before; null in the first one."))
          .field("status", optional("Status, as the service spells it."))
          .field("isEnded", flag("Whether the status is terminal."))
          .field(
              "lineItems",
              SchemaBuilder.array(LINE_ITEM)
                  .doc("Line items that changed; none in the first record of a transfer.")
                  .build())
          .field("createdTime", time("When the transfer was created."))
          .field("lastModifiedTime", time("When it was last modified."))
          .field("completedTime", time("When it was completed."))
          .field("expirationTime", time("When it expires unless a partner acts."))
          .field(
              "detectedTime",
              Timestamp.builder().doc("When the task took the change from its watch.").build())
          .field("position", text("Text of the `WatchPosition` after the change."))
          .field("transfer", optional("The service's JSON; null if the transfer has vanished."))
          .build();

  static final Schema CUSTOMER_KEY =
      struct("CustomerKey")
          .field("customerId", text("Tenant id of the customer, in lower case."))
          .build();

  static final Schema FAILURE =
      struct("CustomerFailure")
          .field("customerId", text("Tenant id of the customer, in lower case."))
          .field(
              "httpStatus",
              SchemaBuilder.int32().optional().doc("Status of the response, such as 403.").build())
          .field("code", optional("The service's error code."))
          .field("message", text("What failed."))
          .field("requestId", optional("MS-RequestId, for Microsoft's support."))
          .field("correlationId", optional("MS-CorrelationId, for Microsoft's support."))
          .field("detectedTime", Timestamp.builder().doc("When the poll failed.").build())
          .build();

  private TransferSchema() {}

  private static SchemaBuilder struct(String name) {
    return SchemaBuilder.struct().name(NAMESPACE + name).version(VERSION);
  }

  private static Schema text(String documentation) {
    return SchemaBuilder.string().doc(documentation).build();
  }

  private static Schema optional(String documentation) {
    return SchemaBuilder.string().optional().doc(documentation).build();
  }

  private static Schema flag(String documentation) {
    return SchemaBuilder.bool().doc(documentation).build();
  }

  private static Schema time(String documentation) {
    return Timestamp.builder().optional().doc(documentation).build();
  }
}
