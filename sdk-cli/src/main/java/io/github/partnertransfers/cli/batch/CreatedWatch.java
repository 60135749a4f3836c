package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.watch.LiveView;
import io.github.partnertransfers.cli.watch.PollMonitor;
import io.github.partnertransfers.cli.watch.TextView;
import io.github.partnertransfers.cli.watch.WatchResult;
import io.github.partnertransfers.cli.watch.WatchSession;
import io.github.partnertransfers.cli.watch.WatchSummary;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchDeadlineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Follows the created transfers of a plan until they end. */
public final class CreatedWatch {
  private final CliContext context;
  private final ServiceConnection service;
  private final Duration interval;
  private final @Nullable Duration timeout;
  private final boolean isLive;

  /**
   * @param interval the shortest wait between two polls
   * @param timeout how long to follow at most; null without a limit
   * @param isLive whether stdout is a terminal that can redraw
   */
  public CreatedWatch(
      CliContext context,
      ServiceConnection service,
      Duration interval,
      @Nullable Duration timeout,
      boolean isLive) {
    this.context = context;
    this.service = service;
    this.interval = interval;
    this.timeout = timeout;
    this.isLive = isLive;
  }

  /**
   * Follows the transfers.
   *
   * @param errorText describes the failure of an action
   * @return the result; null if nothing was created
   * @throws TransfersException if there is one customer, and its polls fail for good
   */
  public @Nullable WatchResult follow(
      Plan plan, Ledger ledger, BiFunction<String, TransfersException, String> errorText)
      throws InterruptedException {
    Map<String, List<String>> transfers = created(plan, ledger);
    int count = transfers.values().stream().mapToInt(List::size).sum();
    if (count == 0) {
      return null;
    }
    boolean hasSeveralCustomers = transfers.size() > 1;
    int requestsPerSecond = service.rate().requestsPerSecond();
    PollMonitor monitor =
        new PollMonitor(context, requestsPerSecond, isLive, hasSeveralCustomers, errorText);
    WatchSummary summary = WatchSummary.ofTransfers(monitor, count);
    transfers.forEach((customer, ids) -> ids.forEach(id -> summary.expect(customer, id)));
    RxTransfers rx =
        RxTransfers.of(
            service.client(),
            WatchSession.options(interval)
                .requestsPerSecond(requestsPerSecond)
                .deadline(timeout)
                .addListener(monitor)
                .build());
    WatchSession session =
        new WatchSession(
            rx,
            isLive
                ? new LiveView(context, monitor, hasSeveralCustomers)
                : new TextView(context, hasSeveralCustomers),
            summary,
            context.shutdownHooks(),
            null,
            timeout);
    service.rate().acquire();
    try {
      return session.transfers(transfers);
    } catch (WatchDeadlineException e) {
      return summary.timedOut(timeout == null ? Duration.ZERO : timeout);
    } finally {
      monitor.logFailures();
    }
  }

  private static Map<String, List<String>> created(Plan plan, Ledger ledger) {
    Map<String, List<String>> transfers = new LinkedHashMap<>();
    for (PlannedTransfer planned : plan.transfers()) {
      LedgerEntry entry = ledger.latest(planned.requestId());
      if (entry != null && entry.state() == RequestState.CREATED && entry.transferId() != null) {
        transfers
            .computeIfAbsent(
                planned.customerId().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
            .add(entry.transferId());
      }
    }
    return transfers;
  }
}
