package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on a batch. Its {@code -o} is not that of other commands. */
abstract class BatchSubcommand implements Callable<Integer>, ConnectedCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CliContext context;

  BatchSubcommand(CliContext context) {
    this.context = context;
  }

  @Override
  public final ConnectionOptions connection() {
    return connection;
  }

  final CliContext context() {
    return context;
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
