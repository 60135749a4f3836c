package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.cli.output.ValidationEventPage;
import io.github.partnertransfers.cli.output.WebhookRows;
import io.github.partnertransfers.model.WebhookValidationEvent;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    description = {
      "Send the event test-created to the registered URL, or show how it was delivered.",
      "The registration must contain the event. The service accepts two test events per minute,"
          + " and keeps their results for seven days."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers webhooks test",
      "  transfers webhooks test --id 04af2aea-d413-42db-824e-f328001484d1",
      "  transfers webhooks test --wait --timeout 10m"
    })
public final class WebhookTestCommand extends ServiceCommand {
  private static final Integer NOT_FOUND = 404;

  @Option(
      names = "--id",
      paramLabel = "ID",
      order = FIRST,
      converter = GuidConverter.class,
      description = "Send nothing, and show how this earlier test event was delivered.")
  private @Nullable String id;

  @Option(
      names = "--wait",
      order = FIRST,
      description = "Wait until the service has delivered the event, or given up.")
  private boolean waits;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "30s",
      description =
          "With --wait: the wait before each look at the result, ${DEFAULT-VALUE} unless set.")
  private Duration interval = Duration.ofSeconds(30);

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "5m",
      description = "With --wait: how long to wait at most, ${DEFAULT-VALUE} unless set.")
  private Duration timeout = Duration.ofMinutes(5);

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public WebhookTestCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    if (id != null && (writeOptions.isResumed() || writeOptions.isDryRun())) {
      throw new BadInputException(
          "--id sends no event: leave out "
              + (writeOptions.isResumed() ? "--request-id" : "--dry-run"));
    }
  }

  @Override
  int perform(TransfersClient client) {
    if (id != null) {
      WebhookValidationEvent event = client.webhooks().validationEvent(id).execute();
      return waits && !isCompleted(event) ? await(client, id) : printResult(event);
    }
    WebhookValidationEvent sent =
        writeOptions.execute(client, each -> each.webhooks().sendValidationEvent(), this);
    // The SDK refuses an answer without an id.
    String sentId = String.valueOf(sent.correlationId());
    if (waits) {
      context()
          .log(
              "test event "
                  + sentId
                  + " was sent; looking at its result every "
                  + TimeFormat.duration(interval));
      return await(client, sentId);
    }
    return print(
        Json.tree(sent.toJson()),
        () -> WebhookRows.testEvent(sent),
        () -> {
          writer().line("Test event " + sentId + " was sent.");
          writer().line("See how it was delivered:");
          writer().line("  " + context().program() + " webhooks test --id " + sentId);
        });
  }

  /** Gets the event at intervals until the service has completed it. */
  private int await(TransfersClient client, String eventId) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !pause(Math.min(interval.toNanos(), left))) {
        break;
      }
      WebhookValidationEvent event = find(client, eventId);
      if (event != null && isCompleted(event)) {
        return printResult(event);
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return report(
        ExitCode.TIMED_OUT,
        "the service has not completed test event "
            + eventId
            + " within "
            + TimeFormat.duration(timeout)
            + "; look again with --id "
            + eventId);
  }

  /** Returns the event, or null if the service does not show it yet. */
  private static @Nullable WebhookValidationEvent find(TransfersClient client, String eventId) {
    try {
      return client.webhooks().validationEvent(eventId).execute();
    } catch (RequestRefusedException e) {
      if (Objects.equals(e.status(), NOT_FOUND)) {
        return null;
      }
      throw e;
    }
  }

  /** Returns false if the thread was interrupted. */
  private static boolean pause(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos).plusNanos(999_999).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isCompleted(WebhookValidationEvent event) {
    return ValidationEventPage.isCompleted(event);
  }

  private int printResult(WebhookValidationEvent event) {
    print(
        Json.tree(event.toJson()),
        () -> WebhookRows.testEvent(event),
        () -> new ValidationEventPage(writer()).print(event));
    boolean isFailed =
        ValidationEventPage.isCompleted(event) && !ValidationEventPage.isDelivered(event);
    return isFailed ? ExitCode.NOT_COMPLETE : ExitCode.DONE;
  }
}
