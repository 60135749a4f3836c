package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.batch.BatchInput;
import io.github.partnertransfers.cli.batch.ProgressLine;
import io.github.partnertransfers.cli.batch.RequestRate;
import io.github.partnertransfers.cli.batch.ServiceConnection;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on a batch. Its {@code -o} is not that of other commands. */
abstract class BatchSubcommand implements Callable<Integer>, ConnectedCommand {
  private static final int MAX_RATE = 1000;
  private static final int MAX_CONCURRENCY = 32;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many requests are sent per second at most, ${DEFAULT-VALUE} unless set, 1 to "
              + MAX_RATE
              + ".")
  private int requestsPerSecond = 10;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How many requests are in flight at the same time, ${DEFAULT-VALUE} unless set, at most "
              + MAX_CONCURRENCY
              + ".")
  private int concurrency = 4;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CliContext context;

  BatchSubcommand(CliContext context) {
    this.context = context;
  }

  @Override
  public final Integer call() throws InterruptedException {
    check("--rate", requestsPerSecond, 1, MAX_RATE);
    check("--concurrency", concurrency, 1, MAX_CONCURRENCY);
    return perform();
  }

  /** Runs the command and returns the exit code. */
  abstract int perform() throws InterruptedException;

  static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new BadInputException(
          max == Integer.MAX_VALUE
              ? name + " must be at least " + min + ", but is " + value
              : name + " must be between " + min + " and " + max + ", but is " + value);
    }
  }

  @Override
  public final ConnectionOptions connection() {
    return connection;
  }

  final CliContext context() {
    return context;
  }

  final CommandSpec spec() {
    return spec;
  }

  final int concurrency() {
    return concurrency;
  }

  final RequestRate rate() {
    return RequestRate.of(requestsPerSecond, context);
  }

  /** Returns a client that obeys a rate. */
  final TransfersClient client(RequestRate rate) {
    return connection.client(context, rate);
  }

  /**
   * Returns how the batch calls the service.
   *
   * @param operation what error messages call a call
   */
  final ServiceConnection service(TransfersClient client, RequestRate rate, String operation) {
    return new ServiceConnection(
        client, rate, context.timing().clock(), failure -> describe(operation, failure));
  }

  /** Returns whether stdout can redraw; the log of --verbose would garble it. */
  final boolean isLive() {
    return context.isLive() && !connection.isVerbose();
  }

  final ProgressLine progress(String noun) {
    return new ProgressLine(context, isLive(), noun);
  }

  /**
   * Reports the problems of an input, and returns one that has none.
   *
   * @throws ReportedException if there are problems
   */
  final BatchInput checked(BatchInput input) {
    if (!input.problems().isEmpty()) {
      input.problems().forEach(problem -> log(input.name() + ", " + problem));
      throw new ReportedException(ExitCode.BAD_INPUT);
    }
    return input;
  }

  /** Describes a failed call in one sentence, with its ids. */
  final String describe(String operation, TransfersException failure) {
    return ErrorMessages.describe(failure, operation, connection.cloud(context));
  }

  /** Prints a line on stderr. */
  final void log(String message) {
    context.log(ErrorReporter.commandName(spec) + ": " + message);
  }
}
