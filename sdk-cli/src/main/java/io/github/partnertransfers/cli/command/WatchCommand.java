package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.watch.JsonView;
import io.github.partnertransfers.cli.watch.LiveView;
import io.github.partnertransfers.cli.watch.PollMonitor;
import io.github.partnertransfers.cli.watch.PositionFile;
import io.github.partnertransfers.cli.watch.RowView;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    description = {
      "Watch transfers, or all open ones of customers, until they have ended, or with --follow also"
          + " those that come.",
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
public final class WatchCommand extends CustomersCommand {
  @Option(
      names = "--transfer",
      paramLabel = "ID",
      arity = "1..*",
      converter = GuidConverter.class,
      description = "The transfers to watch; without it, all open ones of the customers.")
  private List<String> transferIds = new ArrayList<>();

  @Option(
      names = "--follow",
      description =
          "Go on when all transfers have ended, and wait for new ones, until Ctrl-C or the end of"
              + " --timeout, which is then exit code 0.")
  private boolean follows;

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
      description = "How long to watch at most; without it, there is no limit.")
  private @Nullable Duration timeout;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Keep in this file what was shown, and show only what is new since. The file is created"
              + " if it is missing.")
  private @Nullable String resume;

  public WatchCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    super.prepare();
    transferIds = distinct(transferIds);
    if (hasSeveralCustomers() && !transferIds.isEmpty()) {
      throw new BadInputException(
          "--transfer needs one --customer, whose transfers they are, but there are "
              + customerIds().size());
    }
    if (follows && !transferIds.isEmpty()) {
      throw new BadInputException("--follow waits for new transfers: leave out --transfer");
    }
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
    WatchOptions.Builder options = WatchSession.options(interval).completeWhenAllEnded(!follows);
    PollMonitor pollMonitor =
        new PollMonitor(
            context(),
            WatchOptions.DEFAULT.requestsPerSecond(),
            isLive(),
            hasSeveralCustomers(),
            this::describe);
    RxTransfers transfers =
        RxTransfers.of(
            client,
            options
                .deadline(timeout)
                .positions(positions)
                .addListener(listener(pollMonitor, positions))
                .build());
    WatchSummary summary =
        transferIds.isEmpty()
            ? WatchSummary.ofCustomers(pollMonitor, follows)
            : WatchSummary.ofTransfers(pollMonitor, transferIds.size());
    WatchView view = view(pollMonitor);
    if (positions != null) {
      resume(positions, summary, view);
    }
    WatchResult result =
        watch(
            new WatchSession(
                transfers, view, summary, context().shutdownHooks(), positions, timeout),
            summary);
    print(result);
    pollMonitor.logFailures();
    return result.exitCode();
  }

  /** A poll without updates means that all earlier updates were shown. */
  private WatchListener listener(PollMonitor pollMonitor, @Nullable PositionFile positions) {
    if (positions == null || !transferIds.isEmpty()) {
      return pollMonitor;
    }
    return report -> {
      pollMonitor.pollEnded(report);
      if (report.failure() == null && report.updates() == 0) {
        try {
          positions.markFollowed(report.customerId());
        } catch (IOException e) {
          context().log("watch: " + e.getMessage());
        }
      }
    };
  }

  private void resume(PositionFile positions, WatchSummary summary, WatchView view) {
    for (String customerId : customerIds()) {
      if (positions.isFollowed(customerId)) {
        summary.resume(customerId);
      }
      for (WatchPosition position : positions.load(customerId)) {
        if (transferIds.isEmpty()
            || transferIds.stream().anyMatch(position.transferId()::equalsIgnoreCase)) {
          boolean isOpen = summary.resume(position);
          if (isOpen && view instanceof LiveView live) {
            live.resume(position);
          }
        }
      }
    }
  }

  private WatchResult watch(WatchSession session, WatchSummary summary) {
    try {
      return transferIds.isEmpty()
          ? session.customers(customerIds())
          : session.transfers(customerIds().get(0), transferIds);
    } catch (WatchDeadlineException e) {
      return summary.timedOut(timeout == null ? Duration.ZERO : timeout);
    } catch (UncheckedIOException e) {
      throw new ReportedException(report(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage())));
    }
  }

  private String describe(String action, TransfersException failure) {
    return ErrorMessages.describe(failure, action, connection().cloud(context()));
  }

  /** The log of --verbose would garble a live view. */
  private boolean isLive() {
    return context().isLive()
        && !resultOptions().isJson()
        && !resultOptions().isDelimited()
        && !isVerbose();
  }

  private WatchView view(PollMonitor pollMonitor) {
    CliContext context = context();
    if (isLive()) {
      return new LiveView(context, pollMonitor, hasSeveralCustomers());
    }
    if (resultOptions().isDelimited()) {
      return new RowView(context, resultOptions());
    }
    return resultOptions().isJson()
            || (resultOptions().isUnset() && !context.terminal().isInteractive())
        ? new JsonView(context, resultOptions())
        : new TextView(context, hasSeveralCustomers());
  }

  /**
   * Prints the result below a live view and otherwise on stderr, because stdout has the updates.
   */
  private void print(WatchResult result) {
    boolean failed =
        result.exitCode() == ExitCode.TIMED_OUT || result.exitCode() == ExitCode.UNAVAILABLE;
    if (result.message().isEmpty()) {
      return;
    }
    if (isLive() && !failed) {
      writer().blankLine();
      writer().paragraph(result.message());
    } else if (result.exitCode() == ExitCode.DONE) {
      context().log("watch: " + result.message());
    } else {
      report(result.exitCode(), result.message());
    }
  }
}
