package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many transfers of a batch are in which state. */
final class BatchCounts {
  private static final List<RequestState> PROBLEMS =
      List.of(
          RequestState.FAILED,
          RequestState.REFUSED,
          RequestState.UNAVAILABLE,
          RequestState.UNKNOWN);

  private final Map<RequestState, Integer> counts = new EnumMap<>(RequestState.class);
  private final RequestState done;
  private final int transfers;
  private int notSent;

  private BatchCounts(int transfers, RequestState done) {
    this.transfers = transfers;
    this.done = done;
  }

  static BatchCounts of(List<? extends BatchRequest> requests, RequestState done, Ledger ledger) {
    BatchCounts counts = new BatchCounts(requests.size(), done);
    for (BatchRequest request : requests) {
      LedgerEntry entry = ledger.latest(request.requestId());
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

  /** Returns whether all requests were carried out. */
  boolean isAllDone() {
    return count(done) == transfers;
  }

  /** Returns whether another run has something to do. */
  boolean isUnfinished() {
    return notSent + count(RequestState.UNAVAILABLE) + count(RequestState.UNKNOWN) > 0;
  }

  /** Returns, for example, "38 of 40 transfers created, 1 refused, 1 unknown". */
  String describe() {
    List<String> others = new ArrayList<>();
    PROBLEMS.forEach(state -> add(others, count(state), state.label()));
    add(others, notSent, "not sent");
    return count(done)
        + " of "
        + Text.count(transfers, "transfer")
        + " "
        + done.label()
        + (others.isEmpty() ? "" : ", " + String.join(", ", others));
  }

  private static void add(List<String> texts, int count, String state) {
    if (count > 0) {
      texts.add(count + " " + state);
    }
  }
}
