package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.OutputOptions;
import io.github.partnertransfers.cli.output.StyledWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that calls the service. */
public abstract class ServiceCommand implements Callable<Integer>, ConnectedCommand {
  /** The order in the help of an option that comes before the common ones. */
  static final int FIRST = -2;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CliContext context;

  ServiceCommand(CliContext context) {
    this.context = context;
  }

  /** Checks and reads the input before anything is sent. */
  void prepare() {}

  /** Returns the client of the command; sends nothing. */
  TransfersClient client() {
    return connection.client(context);
  }

  /** Runs the command and returns the exit code. */
  abstract int perform(TransfersClient client);

  @Override
  public final Integer call() {
    prepare();
    try (TransfersClient client = client()) {
      return perform(client);
    }
  }

  /** Prints a result as JSON or as a table. */
  final int print(String json, Runnable table) {
    if (isJson()) {
      out().println(Json.pretty(json));
    } else {
      table.run();
    }
    return ExitCode.DONE;
  }

  final CliContext context() {
    return context;
  }

  final PrintWriter out() {
    return context.out();
  }

  final StyledWriter writer() {
    return context.writer();
  }

  final boolean isJson() {
    return output.isJson();
  }

  /** Returns whether the user did not choose an output format. */
  final boolean isFormatUnset() {
    return output.isUnset();
  }

  final boolean isVerbose() {
    return connection.isVerbose();
  }

  @Override
  public final ConnectionOptions connection() {
    return connection;
  }

  final CommandSpec spec() {
    return spec;
  }
}
