package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.LineItems;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.util.List;

/** The exit code of a watch and a message about its end. */
public record WatchResult(int exitCode, String message) {
  static WatchResult of(TransferEntity transfer) {
    return new WatchResult(
        Statuses.isComplete(transfer.status()) ? ExitCode.DONE : ExitCode.NOT_COMPLETE,
        Statuses.explain(transfer) + failures(transfer));
  }

  private static String failures(TransferEntity transfer) {
    List<TransferLineItem> failed =
        transfer.lineItems().stream().filter(item -> Statuses.isFailed(item.status())).toList();
    if (failed.isEmpty()) {
      return "";
    }
    String why = Text.clean(failed.get(0).transferError());
    return "; "
        + LineItems.shortName(failed.get(0))
        + " failed"
        + (why.isEmpty() ? "" : ": " + why)
        + (failed.size() == 1 ? "" : " (and " + (failed.size() - 1) + " more failed)");
  }

  static WatchResult removed() {
    return new WatchResult(
        ExitCode.NOT_COMPLETE, "the service has the transfer no longer: it was withdrawn");
  }

  /** The reader of the output has closed it, as {@code head} does. */
  static WatchResult outputClosed() {
    return new WatchResult(ExitCode.DONE, "nobody reads any more");
  }

  /** Ctrl-C ended the watch; there is no message. */
  static WatchResult interrupted() {
    return new WatchResult(ExitCode.INTERRUPTED, "");
  }

  static WatchResult timedOut(String after, String lastState) {
    return new WatchResult(ExitCode.TIMED_OUT, "not ended after " + after + "; " + lastState);
  }
}
