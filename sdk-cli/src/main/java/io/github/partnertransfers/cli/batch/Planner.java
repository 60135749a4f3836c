package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Groups rows into transfers, after asking which subscriptions can be transferred. */
public final class Planner {
  private final ServiceConnection service;
  private final Supplier<String> newId;
  private final int maxItems;
  private final int concurrency;
  private final ProgressLine progress;

  /**
   * Creates a planner.
   *
   * @param newId generates GUIDs
   * @param maxItems how many subscriptions a transfer has at most
   * @param concurrency how many customers are asked about at the same time
   */
  public Planner(
      ServiceConnection service,
      Supplier<String> newId,
      int maxItems,
      int concurrency,
      ProgressLine progress) {
    this.service = service;
    this.newId = newId;
    this.maxItems = maxItems;
    this.concurrency = concurrency;
    this.progress = progress;
  }

  /**
   * Plans the transfers of rows; sends no write.
   *
   * @throws TransfersException if a login fails, as all other calls would; or if no customer could
   *     be asked about, so that there is nothing to plan
   */
  public Plan plan(List<String> columns, List<BatchRow> rows) throws InterruptedException {
    List<List<BatchRow>> transfers = new ArrayList<>();
    List<UnplannedRow> unplanned = new ArrayList<>();
    rows.stream().filter(row -> !row.isLegacy()).forEach(row -> transfers.add(List.of(row)));
    for (CustomerEligibility customer : ask(rows)) {
      List<BatchRow> eligible = new ArrayList<>();
      for (BatchRow row : customer.rows()) {
        UnplannedRow problem = customer.problem(row);
        if (problem == null) {
          eligible.add(row);
        } else {
          unplanned.add(problem);
        }
      }
      transfers.addAll(transfers(eligible));
    }
    transfers.sort(Comparator.comparingInt(each -> each.get(0).line()));
    unplanned.sort(Comparator.comparingInt(each -> each.row().line()));
    return new Plan(
        newId.get(), columns, transfers.stream().map(this::planned).toList(), unplanned);
  }

  private PlannedTransfer planned(List<BatchRow> rows) {
    BatchRow first = rows.get(0);
    return first.isLegacy()
        ? PlannedTransfer.legacy(newId.get(), rows)
        : PlannedTransfer.newCommerce(newId.get(), first);
  }

  /** Asks about all customers, and at the end again about those that could not be asked about. */
  private List<CustomerEligibility> ask(List<BatchRow> rows) throws InterruptedException {
    List<CustomerEligibility> customers =
        group(rows.stream().filter(BatchRow::isLegacy).toList(), row -> row.get(BatchRow.CUSTOMER))
            .stream()
            .map(CustomerEligibility::new)
            .toList();
    progress.start(customers.size(), 0);
    try {
      ask(customers, customer -> progress.advance(customer.isUnavailable()));
      ask(customers.stream().filter(CustomerEligibility::isUnavailable).toList(), customer -> {});
    } finally {
      progress.close();
    }
    boolean isNothingAsked =
        !customers.isEmpty() && customers.stream().allMatch(CustomerEligibility::isUnavailable);
    if (isNothingAsked && rows.stream().allMatch(BatchRow::isLegacy)) {
      throw customers.get(0).unavailability();
    }
    return customers;
  }

  private void ask(Collection<CustomerEligibility> customers, Consumer<CustomerEligibility> asked)
      throws InterruptedException {
    try {
      new ConcurrentCalls<CustomerEligibility>(concurrency)
          .perform(
              customers,
              customer -> {
                customer.ask(service);
                asked.accept(customer);
              });
    } catch (IOException e) {
      throw new IllegalStateException(e); // Asking writes no file.
    }
  }

  private static Collection<List<BatchRow>> group(
      List<BatchRow> rows, Function<BatchRow, String> id) {
    Map<String, List<BatchRow>> groups = new LinkedHashMap<>();
    for (BatchRow row : rows) {
      groups
          .computeIfAbsent(id.apply(row).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
          .add(row);
    }
    return groups.values();
  }

  /** Returns the rows of each transfer. */
  private List<List<BatchRow>> transfers(List<BatchRow> rows) {
    List<List<BatchRow>> transfers = new ArrayList<>();
    for (List<BatchRow> group :
        group(rows, row -> row.get(BatchRow.SOURCE) + " " + row.get(BatchRow.TARGET))) {
      for (int from = 0; from < group.size(); from += maxItems) {
        transfers.add(group.subList(from, Math.min(from + maxItems, group.size())));
      }
    }
    return transfers;
  }
}
