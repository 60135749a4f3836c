package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many transfers of a plan are in which state. */
public final class BatchCounts {
  private final Map<RequestState, Integer> counts = new EnumMap<>(RequestState.class);
  private final int transfers;
  private final int impossibleRows;
  private int notSent;

  private BatchCounts(Plan plan) {
    this.transfers = plan.transfers().size();
    this.impossibleRows = plan.impossibleRows().size();
  }

  static BatchCounts of(Plan plan, Ledger ledger) {
    BatchCounts counts = new BatchCounts(plan);
    for (PlannedTransfer transfer : plan.transfers()) {
      LedgerEntry entry = ledger.latest(transfer.requestId());
      if (entry == null) {
        counts.notSent++;
      } else {
        RequestState state =
            entry.state() == RequestState.SENDING ? RequestState.UNKNOWN : entry.state();
        counts.counts.merge(state, 1, Integer::sum);
      }
    }
    return counts;
  }

  private int count(RequestState state) {
    return counts.getOrDefault(state, 0);
  }

  /** Returns whether every row is in a transfer that was created. */
  public boolean isAllCreated() {
    return impossibleRows == 0 && count(RequestState.CREATED) == transfers;
  }

  /** Returns whether another run of the plan has something to do. */
  public boolean isUnfinished() {
    return notSent + count(RequestState.UNAVAILABLE) + count(RequestState.UNKNOWN) > 0;
  }

  /** Returns, for example, "38 of 40 transfers created, 1 refused, 1 unknown; 3 rows can't". */
  public String describe() {
    List<String> others = new ArrayList<>();
    add(others, count(RequestState.REFUSED), "refused");
    add(others, count(RequestState.UNAVAILABLE), "unavailable");
    add(others, count(RequestState.UNKNOWN), "unknown");
    add(others, notSent, "not sent");
    return count(RequestState.CREATED)
        + " of "
        + Text.count(transfers, "transfer")
        + " created"
        + (others.isEmpty() ? "" : ", " + String.join(", ", others))
        + (impossibleRows == 0
            ? ""
            : "; " + Text.count(impossibleRows, "row") + " cannot be transferred");
  }

  private static void add(List<String> texts, int count, String state) {
    if (count > 0) {
      texts.add(count + " " + state);
    }
  }
}
