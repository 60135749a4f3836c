package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints what a plan does, a line per transfer and per row that cannot be transferred. */
public final class PlanPage {
  private final PrintWriter out;

  public PlanPage(PrintWriter out) {
    this.out = out;
  }

  public void print(Plan plan) {
    for (PlannedTransfer transfer : plan.transfers()) {
      out.println("create  " + transfer.describe() + "  request " + transfer.requestId());
    }
    printImpossible(plan);
  }

  private void printImpossible(Plan plan) {
    for (ImpossibleRow impossible : plan.impossibleRows()) {
      BatchRow row = impossible.row();
      out.println(
          "cannot  line "
              + row.line()
              + (row.has(BatchRow.REFERENCE)
                  ? " (" + Text.clean(row.get(BatchRow.REFERENCE)) + ")"
                  : "")
              + "  "
              + Text.clean(impossible.reason()));
    }
    out.flush();
  }

  /** Prints what a run of the plan would do, after what its ledger says. */
  public void printRemaining(BatchFiles files, Plan plan) {
    LedgerContent ledger = Ledger.read(files, plan);
    for (PlannedTransfer transfer : plan.transfers()) {
      LedgerEntry entry = ledger.latest(transfer.requestId());
      out.println(action(entry) + "  " + transfer.describe() + "  request " + transfer.requestId());
    }
    printImpossible(plan);
  }

  private static String action(@Nullable LedgerEntry entry) {
    if (entry == null || entry.state() == RequestState.UNAVAILABLE) {
      return "create";
    }
    return entry.state().isUncertain() ? "resume" : entry.state().label();
  }

  /** Returns, for example, "2 transfers of 30 rows; 1 row cannot be transferred". */
  public static String summary(Plan plan) {
    int rows = plan.transfers().stream().mapToInt(transfer -> transfer.rows().size()).sum();
    int impossible = plan.impossibleRows().size();
    return Text.count(plan.transfers().size(), "transfer")
        + " of "
        + Text.count(rows, "row")
        + (impossible == 0 ? "" : "; " + Text.count(impossible, "row") + " cannot be transferred");
  }
}
