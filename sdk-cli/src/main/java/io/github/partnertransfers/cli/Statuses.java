package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the status of a transfer means, in words and colours. */
final class Statuses {
  private Statuses() {}

  static boolean isComplete(@Nullable TransferStatus status) {
    return TransferStatus.COMPLETE.equals(status) || TransferStatus.COMPLETED.equals(status);
  }

  static boolean isOpen(TransferEntity transfer) {
    TransferStatus status = transfer.status();
    return status == null || !status.isTerminal();
  }

  static boolean isFailed(@Nullable LineItemStatus status) {
    return LineItemStatus.FAILED.equals(status);
  }

  /** The status as the service spells it. */
  static String name(@Nullable TransferStatus status) {
    return status == null ? "(no status)" : Text.clean(status.value());
  }

  /** The status and a sentence about it. */
  static String explain(TransferEntity transfer) {
    return name(transfer.status()) + ": " + meaning(transfer);
  }

  private static String meaning(TransferEntity transfer) {
    TransferStatus status = transfer.status();
    String source = partner(transfer.sourcePartnerName(), "the source partner");
    String target = partner(transfer.targetPartnerName(), "the target partner");
    if (status == null) {
      return "the service did not say how far it is";
    }
    return switch (status.value().toLowerCase(Locale.ROOT)) {
      case "active" -> "waiting for " + target + " to accept or reject";
      case "pending" -> "waiting for " + source + " to accept";
      case "inprogress" -> "accepted; the subscriptions are being moved";
      case "complete", "completed" -> "everything was moved";
      case "partiallycomplete" -> "it ended with some items moved and some failed";
      case "reject", "rejected" -> target + " rejected it; nothing was moved";
      case "cancel", "canceled", "cancelled" ->
          target + " took the request back; nothing was moved";
      case "expired" -> source + " did not answer in time; nothing was moved";
      case "failed" -> "it ended with nothing moved";
      default -> "a status that is not documented, as the service sent it";
    };
  }

  private static String partner(@Nullable String name, String role) {
    String clean = Text.clean(name);
    return clean.isEmpty() || GuidConverter.isGuid(clean) ? role : clean + " (" + role + ")";
  }

  static Style style(@Nullable TransferStatus status) {
    if (isComplete(status)) {
      return Style.GREEN;
    }
    if (status == null || !status.isKnown()) {
      return Style.PLAIN;
    }
    if (!status.isTerminal()) {
      return status.equals(TransferStatus.IN_PROGRESS) ? Style.CYAN : Style.YELLOW;
    }
    return status.equals(TransferStatus.PARTIALLY_COMPLETE) ? Style.YELLOW : Style.RED;
  }

  static Style style(@Nullable LineItemStatus status) {
    if (Progress.isDone(status)) {
      return Style.GREEN;
    }
    if (isFailed(status)) {
      return Style.RED;
    }
    return LineItemStatus.IN_PROGRESS.equals(status) ? Style.CYAN : Style.PLAIN;
  }
}
