package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The texts and styles for the status of a transfer or a line item. */
public final class Statuses {
  private Statuses() {}

  public static boolean isComplete(@Nullable TransferStatus status) {
    return TransferStatus.COMPLETE.equals(status) || TransferStatus.COMPLETED.equals(status);
  }

  public static boolean isOpen(TransferEntity transfer) {
    TransferStatus status = transfer.status();
    return status == null || !status.isTerminal();
  }

  public static boolean isFailed(@Nullable LineItemStatus status) {
    return LineItemStatus.FAILED.equals(status);
  }

  /** Returns the status as the service spells it. */
  public static String name(@Nullable TransferStatus status) {
    return status == null ? "(no status)" : Text.clean(status.value());
  }

  /** Returns the status and what it means. */
  public static String explain(TransferEntity transfer) {
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
    return clean.isEmpty() || Text.isGuid(clean) ? role : clean + " (" + role + ")";
  }

  public static AnsiStyle style(@Nullable TransferStatus status) {
    if (isComplete(status)) {
      return AnsiStyle.GREEN;
    }
    if (status == null || !status.isKnown()) {
      return AnsiStyle.PLAIN;
    }
    if (!status.isTerminal()) {
      return status.equals(TransferStatus.IN_PROGRESS) ? AnsiStyle.CYAN : AnsiStyle.YELLOW;
    }
    return status.equals(TransferStatus.PARTIALLY_COMPLETE) ? AnsiStyle.YELLOW : AnsiStyle.RED;
  }

  public static AnsiStyle style(@Nullable LineItemStatus status) {
    if (Progress.isDone(status)) {
      return AnsiStyle.GREEN;
    }
    if (isFailed(status)) {
      return AnsiStyle.RED;
    }
    return LineItemStatus.IN_PROGRESS.equals(status) ? AnsiStyle.CYAN : AnsiStyle.PLAIN;
  }
}
