package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.Endpoints;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.watch.JsonView;
import io.github.partnertransfers.cli.watch.LiveView;
import io.github.partnertransfers.cli.watch.PollMonitor;
import io.github.partnertransfers.cli.watch.PositionFile;
import io.github.partnertransfers.cli.watch.TextView;
import io.github.partnertransfers.cli.watch.WatchResult;
import io.github.partnertransfers.cli.watch.WatchSession;
import io.github.partnertransfers.cli.watch.WatchSummary;
import io.github.partnertransfers.cli.watch.WatchView;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchDeadlineException;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    description = {
      "Follow transfers, or all open ones of customers, until they have ended.",
      "On a terminal it draws a live view; elsewhere it prints one JSON object a line per update,"
          + " or with -o table a line to read."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers watch --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f --timeout 10m \\",
      "      && echo moved",
      "  transfers watch --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --resume positions.txt | while read -r update; do ...; done"
    })
public final class WatchCommand extends ServiceCommand {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      required = true,
      arity = "1..*",
      order = FIRST,
      converter = GuidConverter.class,
      description = "The customer's tenant id, or those of several customers.")
  private List<String> customerIds = new ArrayList<>();

  @Option(
      names = "--transfer",
      paramLabel = "ID",
      arity = "1..*",
      converter = GuidConverter.class,
      description = "The transfers to follow; without it, all open ones of the customers.")
  private List<String> transferIds = new ArrayList<>();

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description =
          "The shortest wait between two polls, ${DEFAULT-VALUE} unless set; it grows up to 15"
              + " times as long while nothing changes.")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long to follow at most; for ever unless set.")
  private @Nullable Duration timeout;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Keep in this file what was shown, and show only what is new since. It is made if there"
              + " is none.")
  private @Nullable String resume;

  public WatchCommand(CliContext surroundings) {
    super(surroundings);
  }

  @Override
  void prepare() {
    customerIds = distinct(customerIds);
    transferIds = distinct(transferIds);
    if (customerIds.size() > 1 && !transferIds.isEmpty()) {
      throw new BadInputException(
          "--transfer needs one --customer, whose transfers they are, but there are "
              + customerIds.size());
    }
  }

  private static List<String> distinct(Collection<String> ids) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return ids.stream().filter(seen::add).toList();
  }

  @Override
  int perform(TransfersClient client) {
    if (resume == null) {
      return perform(client, null);
    }
    try (PositionFile positions = PositionFile.open(resume)) {
      return perform(client, positions);
    }
  }

  private int perform(TransfersClient client, @Nullable PositionFile positions) {
    WatchOptions.Builder options = WatchSession.options(interval).completeWhenAllEnded(true);
    PollMonitor polls =
        new PollMonitor(
            surroundings(),
            WatchOptions.DEFAULT.requestsPerSecond(),
            isLive(),
            customerIds.size() > 1,
            this::words);
    RxTransfers transfers =
        RxTransfers.of(
            client,
            options
                .deadline(timeout)
                .positions(positions)
                .listener(listener(polls, positions))
                .build());
    WatchSummary tally =
        transferIds.isEmpty()
            ? WatchSummary.ofCustomers(polls)
            : WatchSummary.ofTransfers(polls, transferIds.size());
    WatchView view = view(polls);
    if (positions != null) {
      resume(positions, tally, view);
    }
    WatchResult result =
        watch(
            new WatchSession(
                transfers, view, tally, surroundings().interrupts(), positions, timeout),
            tally);
    tell(result);
    polls.tellFailures();
    return result.exitCode();
  }

  /** An answer without anything new: all that came before has been shown. */
  private WatchListener listener(PollMonitor polls, @Nullable PositionFile positions) {
    if (positions == null || !transferIds.isEmpty()) {
      return polls;
    }
    return report -> {
      polls.pollEnded(report);
      if (report.failure() == null && report.updates() == 0) {
        try {
          positions.follow(report.customerId());
        } catch (IOException e) {
          surroundings().say("watch: " + e.getMessage());
        }
      }
    };
  }

  private void resume(PositionFile positions, WatchSummary tally, WatchView view) {
    for (String customerId : customerIds) {
      if (positions.isFollowed(customerId)) {
        tally.resume(customerId);
      }
      for (WatchPosition position : positions.load(customerId)) {
        if (transferIds.isEmpty()
            || transferIds.stream().anyMatch(position.transferId()::equalsIgnoreCase)) {
          boolean isOpen = tally.resume(position);
          if (isOpen && view instanceof LiveView live) {
            live.resume(position);
          }
        }
      }
    }
  }

  private WatchResult watch(WatchSession watching, WatchSummary tally) {
    try {
      return transferIds.isEmpty()
          ? watching.customers(customerIds)
          : watching.transfers(customerIds.get(0), transferIds);
    } catch (WatchDeadlineException e) {
      return tally.timedOut(timeout == null ? Duration.ZERO : timeout);
    } catch (UncheckedIOException e) {
      surroundings().say("watch: " + e.getMessage());
      throw new ReportedException(ExitCode.UNAVAILABLE);
    }
  }

  private String words(String what, TransfersException failure) {
    return ErrorMessages.of(failure, what, new Endpoints(connection().cloud(surroundings())));
  }

  /** A log beside it would spoil a live view. */
  private boolean isLive() {
    return surroundings().isLive() && !isJson() && !isVerbose();
  }

  private WatchView view(PollMonitor polls) {
    CliContext surroundings = surroundings();
    if (isLive()) {
      return new LiveView(surroundings, polls, customerIds.size() > 1);
    }
    return isJson() || (isFormatUnset() && !surroundings.terminal().isInteractive())
        ? new JsonView(surroundings)
        : new TextView(surroundings, customerIds.size() > 1);
  }

  /** On a terminal below the view; elsewhere beside the lines, which are for programs. */
  private void tell(WatchResult result) {
    boolean failed = result.exitCode() == ExitCode.UNAVAILABLE;
    if (result.words().isEmpty()) {
      return;
    }
    if (isLive() && !failed) {
      page().gap();
      page().text(result.words());
    } else {
      surroundings().say("watch: " + result.words());
    }
  }
}
