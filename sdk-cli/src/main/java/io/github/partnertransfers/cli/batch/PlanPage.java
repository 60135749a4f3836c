package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints what a plan does, a line per transfer and per row that is in none. */
public final class PlanPage {
  private final PrintWriter out;

  public PlanPage(PrintWriter out) {
    this.out = out;
  }

  public void print(Plan plan) {
    for (PlannedTransfer transfer : plan.transfers()) {
      out.println("create  " + transfer.describe() + "  request " + transfer.requestId());
    }
    printUnplanned(plan);
  }

  private void printUnplanned(Plan plan) {
    for (UnplannedRow unplanned : plan.unplannedRows()) {
      out.println(
          unplanned.kind().label()
              + "  "
              + unplanned.row().describe()
              + "  "
              + Text.clean(unplanned.reason()));
    }
    out.flush();
  }

  /** Prints what a run of the plan would do, after what its ledger says. */
  public void printRemaining(BatchFiles files, Plan plan) {
    LedgerContent ledger = Ledger.read(files, LedgerSubject.of(plan));
    for (PlannedTransfer transfer : plan.transfers()) {
      LedgerEntry entry = ledger.latest(transfer.requestId());
      out.println(
          action(entry, "create")
              + "  "
              + transfer.describe()
              + "  request "
              + transfer.requestId());
    }
    printUnplanned(plan);
  }

  /** Prints what a run of an action would do. */
  public void printRemaining(BatchFiles files, ActionPlan plan) {
    LedgerContent ledger = Ledger.read(files, LedgerSubject.of(plan.action()));
    for (TransferAction request : plan.requests()) {
      out.println(
          action(ledger.latest(request.requestId()), plan.action().label())
              + "  "
              + request.describe());
    }
    out.flush();
  }

  private static String action(@Nullable LedgerEntry entry, String verb) {
    if (entry == null || entry.state() == RequestState.UNAVAILABLE) {
      return verb;
    }
    return entry.state().isUncertain() ? "resume" : entry.state().label();
  }

  /** Returns, for example, "2 transfers of 30 rows; 1 row cannot be transferred". */
  public static String summary(Plan plan) {
    int rows = plan.transfers().stream().mapToInt(transfer -> transfer.rows().size()).sum();
    return Text.count(plan.transfers().size(), "transfer")
        + " of "
        + Text.count(rows, "row")
        + plan.describeUnplanned();
  }
}
