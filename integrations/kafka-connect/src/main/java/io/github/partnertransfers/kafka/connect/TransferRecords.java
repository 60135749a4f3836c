package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.LineItemChange;
import io.github.partnertransfers.rx.TransferUpdate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of updates. */
final class TransferRecords {
  private final String topic;
  private final String errorTopic;
  private final boolean hasTombstones;
  private final InstantSource clock;

  TransferRecords(TransferSourceConfig config, InstantSource clock) {
    this.topic = config.topic();
    this.errorTopic = config.errorTopic();
    this.hasTombstones = config.getBoolean(TransferSourceConfig.TOMBSTONES);
    this.clock = clock;
  }

  /**
   * Returns the records of a batch, in order. The last record of each customer has the offset after
   * the batch, the others the offset before it: after a crash amid the batch, the rest of it is
   * repeated, and an offset is encoded once a batch instead of once a record.
   */
  List<SourceRecord> of(List<CustomerUpdate> updates, Map<String, CustomerPositions> customers) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < updates.size(); i++) {
      last.put(CustomerIds.normalize(updates.get(i).customerId()), i);
    }
    Instant now = clock.instant();
    List<SourceRecord> records = new ArrayList<>(updates.size());
    for (int i = 0; i < updates.size(); i++) {
      CustomerUpdate update = updates.get(i);
      String customerId = CustomerIds.normalize(update.customerId());
      CustomerPositions customer = customers.get(customerId);
      if (customer == null) {
        throw new IllegalStateException("no customer of this task: " + customerId);
      }
      boolean isLast = Integer.valueOf(i).equals(last.get(customerId));
      TransferUpdate change = update.update();
      if (change == null) {
        updateOffset(customer, isLast);
        records.add(failure(customerId, customer, update.failure(), now));
        continue;
      }
      customer.put(change.position());
      boolean hasTombstone = hasTombstones && change.kind() == TransferUpdate.Kind.VANISHED;
      updateOffset(customer, isLast && !hasTombstone);
      records.add(change(change, customerId, customer, now, false));
      if (hasTombstone) {
        updateOffset(customer, isLast);
        records.add(change(change, customerId, customer, now, true));
      }
    }
    return records;
  }

  private static void updateOffset(CustomerPositions customer, boolean isLast) {
    if (isLast) {
      customer.updateOffset();
    }
  }

  private SourceRecord change(
      TransferUpdate update,
      String customerId,
      CustomerPositions customer,
      Instant now,
      boolean isTombstone) {
    Struct key =
        new Struct(TransferSchema.KEY)
            .put("customerId", customerId)
            .put("transferId", CustomerIds.normalize(update.transferId()));
    ConnectHeaders headers = new ConnectHeaders();
    headers.addString("customerId", customerId);
    headers.addString("transferId", update.transferId());
    headers.addString("kind", update.kind().name());
    Schema schema = isTombstone ? null : TransferSchema.CHANGE;
    Struct value = isTombstone ? null : value(update, customerId, now);
    return new SourceRecord(
        customer.partition(),
        customer.offset(),
        topic,
        null,
        TransferSchema.KEY,
        key,
        schema,
        value,
        now.toEpochMilli(),
        headers);
  }

  private static Struct value(TransferUpdate update, String customerId, Instant now) {
    TransferEntity transfer = update.transfer();
    boolean hasVanished = update.kind() == TransferUpdate.Kind.VANISHED;
    return new Struct(TransferSchema.CHANGE)
        .put("kind", update.kind().name())
        .put("customerId", customerId)
        .put("transferId", update.transferId())
        .put("previousStatus", text(update.previousStatus()))
        .put("status", text(update.status()))
        .put("isEnded", update.isEnded())
        .put("lineItems", update.lineItems().stream().map(TransferRecords::lineItem).toList())
        .put("createdTime", time(transfer.createdTime()))
        .put("lastModifiedTime", time(transfer.lastModifiedTime()))
        .put("completedTime", time(transfer.completedTime()))
        .put("expirationTime", time(transfer.expirationTime()))
        .put("detectedTime", time(now))
        .put("position", update.position().toString())
        .put("transfer", hasVanished ? null : transfer.toJson());
  }

  private static Struct lineItem(LineItemChange change) {
    TransferLineItem item = change.lineItem();
    return new Struct(TransferSchema.LINE_ITEM)
        .put("subscriptionId", item.subscriptionId())
        .put("orderId", item.orderId())
        .put("offerId", item.offerId())
        .put("isNew", change.isNew())
        .put("previousStatus", text(change.previousStatus()))
        .put("status", text(change.status()))
        .put("error", change.transferError());
  }

  private SourceRecord failure(
      String customerId, CustomerPositions customer, @Nullable Throwable failure, Instant now) {
    TransfersException call = failure instanceof TransfersException known ? known : null;
    Struct value =
        new Struct(TransferSchema.FAILURE)
            .put("customerId", customerId)
            .put("httpStatus", call == null ? null : call.status())
            .put("code", call == null || call.code() == null ? null : call.code().toString())
            .put("message", String.valueOf(failure == null ? null : failure.getMessage()))
            .put("requestId", call == null ? null : call.requestId())
            .put("correlationId", call == null ? null : call.correlationId())
            .put("detectedTime", time(now));
    ConnectHeaders headers = new ConnectHeaders();
    headers.addString("customerId", customerId);
    return new SourceRecord(
        customer.partition(),
        customer.offset(),
        errorTopic,
        null,
        TransferSchema.CUSTOMER_KEY,
        new Struct(TransferSchema.CUSTOMER_KEY).put("customerId", customerId),
        TransferSchema.FAILURE,
        value,
        now.toEpochMilli(),
        headers);
  }

  private static @Nullable String text(@Nullable TransferStatus status) {
    return status == null ? null : status.toString();
  }

  private static @Nullable String text(@Nullable LineItemStatus status) {
    return status == null ? null : status.toString();
  }

  /** Returns what Connect takes for a time: a java.util.Date. */
  private static @Nullable Object time(@Nullable Instant time) {
    return time == null ? null : Timestamp.toLogical(Timestamp.SCHEMA, time.toEpochMilli());
  }
}
