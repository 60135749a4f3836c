package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.batch.UnplannedRow.Kind;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The legacy rows of a customer, and which of them can be transferred. */
final class CustomerEligibility {
  private final List<BatchRow> rows;

  /** The answers of the service by subscription, once it was asked. */
  private volatile Map<String, TransferEligibility> answers = Map.of();

  private volatile @Nullable Kind problem = Kind.UNAVAILABLE;
  private volatile String reason = "not asked";
  private volatile @Nullable TransfersException failure;

  CustomerEligibility(List<BatchRow> rows) {
    this.rows = rows;
  }

  List<BatchRow> rows() {
    return rows;
  }

  /**
   * Asks the service.
   *
   * @throws TransfersException if all other calls would fail too
   */
  void ask(ServiceConnection service) throws InterruptedException {
    service.rate().acquire();
    try {
      Map<String, TransferEligibility> found = new HashMap<>();
      service
          .client()
          .customer(rows.get(0).get(BatchRow.CUSTOMER))
          .eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT)
          .execute()
          .forEach(answer -> found.put(key(String.valueOf(answer.id())), answer));
      answers = found;
      problem = null;
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      // No access to a customer stays; an outage passes.
      problem = Failures.isRefused(e) ? Kind.CANNOT : Kind.UNAVAILABLE;
      reason = service.errorText().apply(e);
      failure = e;
    }
  }

  /** Returns whether the service could not be asked. */
  boolean isUnavailable() {
    return problem == Kind.UNAVAILABLE;
  }

  /** Returns why the service could not be asked. */
  TransfersException unavailability() {
    TransfersException e = failure;
    if (e == null) {
      throw new IllegalStateException("not asked");
    }
    return e;
  }

  /** Returns why a row cannot be planned, or null if it can. */
  @Nullable UnplannedRow problem(BatchRow row) {
    Kind all = problem;
    if (all != null) {
      return new UnplannedRow(row, all, reason);
    }
    TransferEligibility answer = answers.get(key(row.get(BatchRow.SUBSCRIPTION)));
    if (answer != null && Boolean.TRUE.equals(answer.isEligible())) {
      return null;
    }
    return new UnplannedRow(row, Kind.CANNOT, reason(row, answer));
  }

  private static String reason(BatchRow row, @Nullable TransferEligibility answer) {
    if (answer == null) {
      return "the customer has no subscription "
          + row.get(BatchRow.SUBSCRIPTION)
          + " with this partner";
    }
    String text = Text.clean(answer.reason());
    return text.isEmpty() ? "the service gives no reason why it is not eligible" : text;
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
