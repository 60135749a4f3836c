package io.github.partnertransfers.cli;

import io.github.partnertransfers.TransferListener;
import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    description = {
      "Follow a transfer, or all open ones of a customer, until they have ended.",
      "On a terminal it draws a live view; in a pipe it prints one line per change, with -o json"
          + " one JSON object."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers watch --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f --timeout 10m && echo moved",
      "  transfers watch --customer 823c6c3f-9259-4d51-bae2-5dd06743177f -o json"
    })
final class WatchCommand extends ServiceCommand {
  @Option(
      names = "--transfer",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description = "The transfer to follow; without it, all open ones of the customer.")
  private @Nullable String transferId;

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

  private @Nullable Polls polls;

  WatchCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  TransferListener listener() {
    Polls listener = new Polls(surroundings(), isLive(), super.listener());
    polls = listener;
    return listener;
  }

  @Override
  int perform(TransfersClient client) {
    WatchResult result = watch(client);
    tell(result);
    return result.exitCode();
  }

  private WatchResult watch(TransfersClient client) {
    try (WatchView view = view()) {
      Watching watching = new Watching(client, customerId(), interval, timeout, view);
      return transferId == null ? watching.all() : watching.one(transferId);
    }
  }

  /** A log beside it would spoil a live view. */
  private boolean isLive() {
    return surroundings().isLive() && !isJson() && !isVerbose();
  }

  private WatchView view() {
    Surroundings surroundings = surroundings();
    if (isJson()) {
      return new WatchJson(surroundings, customerId());
    }
    return isLive() && polls != null
        ? new LiveView(surroundings, polls)
        : new WatchLines(surroundings);
  }

  /** On a terminal below the view; elsewhere beside the lines, which are for programs. */
  private void tell(WatchResult result) {
    boolean failed = result.exitCode() == ExitCode.UNAVAILABLE;
    if (isLive() && !failed) {
      page().gap();
      page().text(result.words());
    } else {
      surroundings().say("watch: " + result.words());
    }
  }
}
