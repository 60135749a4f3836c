package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.ResultOptions;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a header, and each update as a row. */
public final class RowView implements WatchView {
  private final CliContext context;
  private final ResultOptions options;

  public RowView(CliContext context, ResultOptions options) {
    this.context = context;
    this.options = options;
    print(rows().columns());
  }

  private static Rows rows() {
    return new Rows(
        "time",
        "kind",
        "customer",
        "transfer",
        "status",
        "previousStatus",
        "ended",
        "items",
        "itemsDone",
        "itemsFailed",
        "position");
  }

  @Override
  public void show(TransferUpdate update) {
    boolean isVanished = update.kind() == Kind.VANISHED;
    Progress progress = Progress.of(update.transfer());
    print(
        rows()
            .add(
                context.now(),
                kind(update.kind()),
                update.customerId(),
                update.transferId(),
                isVanished ? null : value(update.status()),
                value(update.previousStatus()),
                isVanished || update.isEnded(),
                isVanished ? null : progress.total(),
                isVanished ? null : progress.done(),
                isVanished ? null : progress.failed(),
                update.position())
            .rows()
            .get(0));
  }

  @Override
  public void showRemoved(String customerId, String transferId) {
    print(
        rows()
            .add(
                context.now(),
                kind(Kind.VANISHED),
                customerId,
                transferId,
                null,
                null,
                true,
                null,
                null,
                null,
                null)
            .rows()
            .get(0));
  }

  private static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String value(@Nullable TransferStatus status) {
    return status == null ? null : status.value();
  }

  private void print(List<String> row) {
    options.printRow(context.out(), row);
    context.out().flush();
  }

  @Override
  public boolean showsEndedTransfers() {
    return true;
  }

  @Override
  public boolean isOutputClosed() {
    return context.out().checkError();
  }
}
