package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.List;

/**
 * What a batch creates.
 *
 * @param id a GUID that the ledger of the plan repeats
 * @param columns the columns of the input, in its order
 * @param transfers in the order of their first rows
 * @param unplannedRows the rows that are in no transfer, in their order
 */
public record Plan(
    String id,
    List<String> columns,
    List<PlannedTransfer> transfers,
    List<UnplannedRow> unplannedRows) {
  /** Returns whether every row is in a transfer. */
  public boolean isComplete() {
    return unplannedRows.isEmpty();
  }

  int count(UnplannedRow.Kind kind) {
    return (int) unplannedRows.stream().filter(row -> row.kind() == kind).count();
  }

  /** Returns, for example, "; 1 row cannot be transferred", or nothing if there is no such row. */
  String describeUnplanned() {
    return describe(UnplannedRow.Kind.CANNOT, "cannot be transferred")
        + describe(UnplannedRow.Kind.UNAVAILABLE, "could not be asked about");
  }

  private String describe(UnplannedRow.Kind kind, String text) {
    int count = count(kind);
    return count == 0 ? "" : "; " + Text.count(count, "row") + " " + text;
  }
}
