package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.github.partnertransfers.rx.WatchPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open and the ended transfers of a watch. A customer's transfers that ended before the
 * watch began do not count. Thread-safe.
 */
public final class WatchSummary {
  private final PollMonitor pollMonitor;
  private final boolean isSingleTransfer;
  private final boolean watchesCustomers;
  private final boolean follows;
  private final Set<String> open = new HashSet<>();

  /** Whether an ended transfer is complete, by its key. */
  private final Map<String, Boolean> ended = new HashMap<>();

  /** Customers whose transfers were all shown by an earlier watch. */
  private final Set<String> followedCustomers = new HashSet<>();

  /** The number of updates by customer. */
  private final Map<String, Integer> updates = new HashMap<>();

  private @Nullable TransferEntity last;
  private boolean isRemoved;

  private WatchSummary(
      PollMonitor pollMonitor,
      boolean isSingleTransfer,
      boolean watchesCustomers,
      boolean follows) {
    this.follows = follows;
    this.pollMonitor = pollMonitor;
    this.isSingleTransfer = isSingleTransfer;
    this.watchesCustomers = watchesCustomers;
  }

  /** Creates a summary for transfers that are watched by their ids. */
  public static WatchSummary ofTransfers(PollMonitor pollMonitor, int count) {
    return new WatchSummary(pollMonitor, count == 1, false, false);
  }

  /**
   * Creates a summary for all open transfers of customers.
   *
   * @param follows whether the watch ends only by its timeout
   */
  public static WatchSummary ofCustomers(PollMonitor pollMonitor, boolean follows) {
    return new WatchSummary(pollMonitor, false, true, follows);
  }

  /** Adds a transfer of an earlier watch; returns whether it is open. */
  public synchronized boolean resume(WatchPosition position) {
    String key = key(position.customerId(), position.transferId());
    TransferStatus status = position.status();
    boolean isOpen = status == null || !status.isTerminal();
    if (isOpen) {
      open.add(key);
    } else if (!watchesCustomers) {
      ended.put(key, Statuses.isComplete(status));
    }
    last = TransferEntity.builder().id(position.transferId()).status(status).build();
    return isOpen;
  }

  /** Adds a transfer that the service has created. */
  public synchronized void expect(String customerId, String transferId) {
    open.add(key(customerId, transferId));
  }

  /** Marks a customer whose transfers were all shown by an earlier watch. */
  public synchronized void resume(String customerId) {
    followedCustomers.add(key(customerId));
  }

  /** Returns whether all updates of a customer's first poll were added. */
  synchronized boolean hasAllInitialUpdates(String customerId) {
    return watchesCustomers
        && updates.getOrDefault(key(customerId), 0) >= pollMonitor.initialUpdates(customerId);
  }

  /** Adds an update; returns false if the transfer ended before the watch began. */
  synchronized boolean add(TransferUpdate update) {
    String key = key(update.customerId(), update.transferId());
    int number = updates.merge(key(update.customerId()), 1, Integer::sum);
    if (update.kind() == Kind.VANISHED) {
      if (open.remove(key)) {
        ended.put(key, false);
      }
    } else if (!update.isEnded()) {
      open.add(key);
      ended.remove(key);
    } else if (endedBeforeWatch(update, number)) {
      return false;
    } else if (open.remove(key) || update.kind() == Kind.APPEARED) {
      ended.put(key, Statuses.isComplete(update.status()));
    }
    last = update.transfer();
    return true;
  }

  /**
   * Returns whether the first poll shows it as ended and no earlier watch followed the customer.
   */
  private boolean endedBeforeWatch(TransferUpdate update, int number) {
    return watchesCustomers
        && update.kind() == Kind.APPEARED
        && number <= pollMonitor.initialUpdates(update.customerId())
        && !followedCustomers.contains(key(update.customerId()));
  }

  /** Adds that the service no longer has a transfer. */
  synchronized void addRemoved(String customerId, String transferId) {
    String key = key(customerId, transferId);
    open.remove(key);
    ended.put(key, false);
    isRemoved = true;
  }

  /** Returns whether the service ever returned the transfer. */
  synchronized boolean knows(String customerId, String transferId) {
    String key = key(customerId, transferId);
    return open.contains(key) || ended.containsKey(key);
  }

  /** Returns whether the watch of a customer, one of several, has failed. */
  boolean hasFailed(String customerId) {
    return pollMonitor.failures().containsKey(customerId);
  }

  synchronized WatchResult result() {
    if (isSingleTransfer && last != null) {
      return isRemoved ? WatchResult.removed() : WatchResult.of(last);
    }
    return withFailures(resultOfSeveral());
  }

  private WatchResult withFailures(WatchResult result) {
    Map<String, TransfersException> failures = pollMonitor.failures();
    return failures.isEmpty()
        ? result
        : new WatchResult(
            ExitCode.of(failures.values().iterator().next()),
            result.message()
                + "; "
                + Text.count(failures.size(), "customer")
                + " could not be followed");
  }

  private WatchResult resultOfSeveral() {
    int all = ended.size();
    if (all == 0) {
      return new WatchResult(ExitCode.DONE, "there are no open transfers");
    }
    long complete = ended.values().stream().filter(isComplete -> isComplete).count();
    String message = Text.count(all, "transfer") + " ended, ";
    return complete == all
        ? new WatchResult(ExitCode.DONE, message + "all complete")
        : new WatchResult(
            ExitCode.NOT_COMPLETE, message + (all - complete) + " of them not complete");
  }

  public synchronized WatchResult timedOut(Duration timeout) {
    String after = TimeFormat.duration(timeout);
    return follows && pollMonitor.hasSucceeded()
        ? withFailures(new WatchResult(ExitCode.DONE, "followed for " + after + "; " + state()))
        : WatchResult.timedOut(after, state());
  }

  private String state() {
    if (last == null && !pollMonitor.hasSucceeded()) {
      return "nothing was seen yet";
    }
    if (!isSingleTransfer || last == null) {
      return Text.count(open.size(), "transfer") + " still open";
    }
    Progress progress = Progress.of(last);
    return "last seen "
        + Statuses.name(last.status())
        + (progress.total() == 0 ? "" : ", " + progress.describe());
  }

  private static String key(String customerId, String transferId) {
    return key(customerId) + '/' + key(transferId);
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
