package io.github.partnertransfers.cli.batch;

import java.util.List;

/**
 * What a batch creates.
 *
 * @param id a GUID that the ledger of the plan repeats
 * @param columns the columns of the input, in its order
 */
public record Plan(
    String id,
    List<String> columns,
    List<PlannedTransfer> transfers,
    List<ImpossibleRow> impossibleRows) {}
