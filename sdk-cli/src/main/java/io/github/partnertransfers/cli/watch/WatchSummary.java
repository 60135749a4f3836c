package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ErrorReporter;
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
 * Which transfers a watch waits for, and how the others ended. Those of a customer that had ended
 * before the watch began don't count. Safe for use by several threads.
 */
public final class WatchSummary {
  private final PollMonitor polls;
  private final boolean isOfOne;
  private final boolean isOfCustomers;
  private final Set<String> open = new HashSet<>();

  /** Whether what has ended is complete. */
  private final Map<String, Boolean> ended = new HashMap<>();

  /** Of which an earlier watch has shown all transfers. */
  private final Set<String> followedCustomers = new HashSet<>();

  /** How many updates of each customer there were. */
  private final Map<String, Integer> updates = new HashMap<>();

  private @Nullable TransferEntity last;
  private boolean isGone;

  private WatchSummary(PollMonitor polls, boolean isOfOne, boolean isOfCustomers) {
    this.polls = polls;
    this.isOfOne = isOfOne;
    this.isOfCustomers = isOfCustomers;
  }

  /** Of single transfers. */
  public static WatchSummary ofTransfers(PollMonitor polls, int count) {
    return new WatchSummary(polls, count == 1, false);
  }

  /** Of all open transfers of customers. */
  public static WatchSummary ofCustomers(PollMonitor polls) {
    return new WatchSummary(polls, false, true);
  }

  /** Takes in what an earlier watch has told; true if the transfer was open. */
  public synchronized boolean resume(WatchPosition position) {
    String key = key(position.customerId(), position.transferId());
    TransferStatus status = position.status();
    boolean isOpen = status == null || !status.isTerminal();
    if (isOpen) {
      open.add(key);
    } else if (!isOfCustomers) {
      ended.put(key, Statuses.isComplete(status));
    }
    last = TransferEntity.builder().id(position.transferId()).status(status).build();
    return isOpen;
  }

  /** Takes in that an earlier watch has shown all transfers of a customer. */
  public synchronized void resume(String customerId) {
    followedCustomers.add(key(customerId));
  }

  /** Returns whether all of a customer's first answer was taken in. */
  synchronized boolean hasTakenFirstAnswer(String customerId) {
    return isOfCustomers
        && updates.getOrDefault(key(customerId), 0) >= polls.firstUpdates(customerId);
  }

  /** Takes in an update; false if it is about what had ended before the watch began. */
  synchronized boolean take(TransferUpdate update) {
    String key = key(update.customerId(), update.transferId());
    int number = updates.merge(key(update.customerId()), 1, Integer::sum);
    if (update.kind() == Kind.VANISHED) {
      if (open.remove(key)) {
        ended.put(key, false);
      }
    } else if (!update.isEnded()) {
      open.add(key);
      ended.remove(key);
    } else if (isOld(update, number)) {
      return false;
    } else if (open.remove(key) || update.kind() == Kind.APPEARED) {
      ended.put(key, Statuses.isComplete(update.status()));
    }
    last = update.transfer();
    return true;
  }

  /**
   * Whether a customer's first answer shows it as ended, and no earlier watch followed the
   * customer.
   */
  private boolean isOld(TransferUpdate update, int number) {
    return isOfCustomers
        && update.kind() == Kind.APPEARED
        && number <= polls.firstUpdates(update.customerId())
        && !followedCustomers.contains(key(update.customerId()));
  }

  /** Takes in that the service has a transfer no longer. */
  synchronized void takeGone(String customerId, String transferId) {
    String key = key(customerId, transferId);
    open.remove(key);
    ended.put(key, false);
    isGone = true;
  }

  /** Whether the service has shown the transfer at any time. */
  synchronized boolean knows(String customerId, String transferId) {
    String key = key(customerId, transferId);
    return open.contains(key) || ended.containsKey(key);
  }

  /** Returns whether a customer of several can't be followed. */
  boolean hasFailed(String customerId) {
    return polls.failures().containsKey(customerId);
  }

  synchronized WatchResult result() {
    if (isOfOne && last != null) {
      return isGone ? WatchResult.gone() : WatchResult.of(last);
    }
    Map<String, TransfersException> failures = polls.failures();
    WatchResult result = resultOfSeveral();
    return failures.isEmpty()
        ? result
        : new WatchResult(
            ErrorReporter.exitCode(failures.values().iterator().next()),
            result.words()
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
    String words = Text.count(all, "transfer") + " ended, ";
    return complete == all
        ? new WatchResult(ExitCode.DONE, words + "all complete")
        : new WatchResult(
            ExitCode.NOT_COMPLETE, words + (all - complete) + " of them not complete");
  }

  public synchronized WatchResult timedOut(Duration timeout) {
    return WatchResult.timedOut(TimeFormat.words(timeout), state());
  }

  private String state() {
    if (last == null && !polls.hasAnswer()) {
      return "nothing was seen yet";
    }
    if (!isOfOne || last == null) {
      return Text.count(open.size(), "transfer") + " still open";
    }
    Progress progress = Progress.of(last);
    return "last seen "
        + Statuses.name(last.status())
        + (progress.total() == 0 ? "" : ", " + progress.words());
  }

  private static String key(String customerId, String transferId) {
    return key(customerId) + '/' + key(transferId);
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
