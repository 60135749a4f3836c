package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The line that the app of the soak test writes for one update, atomically. */
record SoakLine(
    int number,
    int run,
    int answer,
    int customer,
    String transfer,
    TransferUpdate.Kind kind,
    int step,
    String previousStatus,
    String text,
    String changes,
    boolean isCut,
    String position) {

  /**
   * Creates a line.
   *
   * @param answer the number of the latest response for the customer
   * @param isCut whether the app cancels the stream at this update
   */
  static SoakLine of(
      int number, int run, int answer, int customer, TransferUpdate update, boolean isCut) {
    boolean isVanished = update.kind() == TransferUpdate.Kind.VANISHED;
    return new SoakLine(
        number,
        run,
        answer,
        customer,
        SoakTransfer.lower(update.transferId()),
        update.kind(),
        isVanished ? -1 : update.transfer().additionalProperties().get("step").getAsInt(),
        update.previousStatus() == null ? "" : SoakTransfer.lower(update.previousStatus().value()),
        isVanished ? "" : text(update.transfer()),
        changes(update),
        isCut,
        update.position().toString());
  }

  private static String text(TransferEntity transfer) {
    List<String> items = new ArrayList<>();
    for (TransferLineItem item : transfer.lineItems()) {
      items.add(text(item));
    }
    Collections.sort(items);
    return SoakTransfer.lower(transfer.status().value())
        + "|"
        + transfer.lastModifiedTime()
        + "|"
        + String.join(",", items);
  }

  private static String text(TransferLineItem item) {
    String identity =
        item.subscriptionId() != null
            ? "subscriptionId:" + SoakTransfer.lower(item.subscriptionId())
            : item.orderId() != null
                ? "orderId:" + SoakTransfer.lower(item.orderId())
                : "offerId:" + SoakTransfer.lower(item.offerId());
    String status = item.status() == null ? "" : SoakTransfer.lower(item.status().value());
    String error = item.transferError() == null ? "" : item.transferError();
    return identity + "=" + status + "=" + error;
  }

  private static String changes(TransferUpdate update) {
    List<String> changes = new ArrayList<>();
    for (LineItemChange change : update.lineItems()) {
      String before =
          change.isNew()
              ? "new"
              : change.previousStatus() == null
                  ? ""
                  : SoakTransfer.lower(change.previousStatus().value());
      changes.add(before + ">" + text(change.lineItem()));
    }
    Collections.sort(changes);
    return String.join(",", changes);
  }

  @Override
  public String toString() {
    return String.join(
        "\t",
        String.valueOf(number),
        String.valueOf(run),
        String.valueOf(answer),
        String.valueOf(customer),
        transfer,
        kind.name(),
        String.valueOf(step),
        previousStatus,
        text,
        changes,
        String.valueOf(isCut),
        position);
  }

  static SoakLine parse(String line) {
    String[] fields = line.split("\t", -1);
    return new SoakLine(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        fields[4],
        TransferUpdate.Kind.valueOf(fields[5]),
        Integer.parseInt(fields[6]),
        fields[7],
        fields[8],
        fields[9],
        Boolean.parseBoolean(fields[10]),
        fields[11]);
  }
}
