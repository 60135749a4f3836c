package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Groups rows into transfers, after asking which subscriptions can be transferred. */
public final class Planner {
  private final TransfersClient client;
  private final RequestRate rate;
  private final Function<TransfersException, String> errorText;
  private final Supplier<String> newId;
  private final int maxItems;
  private final List<PlannedTransfer> transfers = new ArrayList<>();
  private final List<ImpossibleRow> impossibleRows = new ArrayList<>();

  /**
   * Creates a planner for one plan.
   *
   * @param errorText describes a failed call for eligibility
   * @param newId generates GUIDs
   * @param maxItems how many subscriptions a transfer has at most
   */
  public Planner(
      TransfersClient client,
      RequestRate rate,
      Function<TransfersException, String> errorText,
      Supplier<String> newId,
      int maxItems) {
    this.client = client;
    this.rate = rate;
    this.errorText = errorText;
    this.newId = newId;
    this.maxItems = maxItems;
  }

  /**
   * Plans the transfers of rows; sends no write.
   *
   * @throws TransfersException if a login fails, as all other calls would
   */
  public Plan plan(List<String> columns, List<BatchRow> rows) throws InterruptedException {
    for (BatchRow row : rows) {
      if (!row.isLegacy()) {
        transfers.add(PlannedTransfer.newCommerce(newId.get(), row));
      }
    }
    for (List<BatchRow> ofCustomer : legacyRowsByCustomer(rows).values()) {
      addLegacy(eligible(ofCustomer));
    }
    return new Plan(newId.get(), columns, List.copyOf(transfers), List.copyOf(impossibleRows));
  }

  private static Map<String, List<BatchRow>> legacyRowsByCustomer(List<BatchRow> rows) {
    return group(
        rows.stream().filter(BatchRow::isLegacy).toList(), row -> row.get(BatchRow.CUSTOMER));
  }

  private static Map<String, List<BatchRow>> group(
      List<BatchRow> rows, Function<BatchRow, String> id) {
    Map<String, List<BatchRow>> groups = new LinkedHashMap<>();
    for (BatchRow row : rows) {
      groups
          .computeIfAbsent(id.apply(row).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
          .add(row);
    }
    return groups;
  }

  /** Returns the rows of a customer that can be transferred. */
  private List<BatchRow> eligible(List<BatchRow> rows) throws InterruptedException {
    List<BatchRow> eligible = new ArrayList<>();
    String failure = null;
    Map<String, TransferEligibility> answers = new LinkedHashMap<>();
    rate.acquire();
    try {
      client
          .customer(rows.get(0).get(BatchRow.CUSTOMER))
          .eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT)
          .execute()
          .forEach(
              answer -> answers.put(String.valueOf(answer.id()).toLowerCase(Locale.ROOT), answer));
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      failure = errorText.apply(e);
    }
    for (BatchRow row : rows) {
      String id = row.get(BatchRow.SUBSCRIPTION).toLowerCase(Locale.ROOT);
      String reason = failure == null ? reason(row, answers.get(id)) : failure;
      if (reason == null) {
        eligible.add(row);
      } else {
        impossibleRows.add(new ImpossibleRow(row, reason));
      }
    }
    return eligible;
  }

  /** Returns why a subscription cannot be transferred, or null. */
  private static @Nullable String reason(BatchRow row, @Nullable TransferEligibility answer) {
    if (answer == null) {
      return "the customer has no subscription "
          + row.get(BatchRow.SUBSCRIPTION)
          + " with this partner";
    }
    if (Boolean.TRUE.equals(answer.isEligible())) {
      return null;
    }
    String reason = Text.clean(answer.reason());
    return reason.isEmpty() ? "the service gives no reason why it is not eligible" : reason;
  }

  private void addLegacy(List<BatchRow> rows) {
    Map<String, List<BatchRow>> groups =
        group(rows, row -> row.get(BatchRow.SOURCE) + " " + row.get(BatchRow.TARGET));
    for (List<BatchRow> group : groups.values()) {
      for (int from = 0; from < group.size(); from += maxItems) {
        transfers.add(
            PlannedTransfer.legacy(
                newId.get(), group.subList(from, Math.min(from + maxItems, group.size()))));
      }
    }
  }
}
