package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.List;

/**
 * A transfer to accept, reject, withdraw or cancel.
 *
 * @param requestId the MS-RequestId of every attempt, also of later runs
 * @param rows the rows of the input that name the transfer
 */
record TransferAction(String requestId, String customerId, String transferId, List<BatchRow> rows)
    implements BatchRequest {
  @Override
  public String describe() {
    return "transfer "
        + transferId
        + " of customer "
        + customerId
        + (rows.size() == 1 ? "" : " (" + Text.count(rows.size(), "row") + ")");
  }
}
