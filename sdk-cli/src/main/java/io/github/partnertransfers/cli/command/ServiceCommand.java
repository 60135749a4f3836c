package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.AttemptLog;
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
public abstract class ServiceCommand implements Callable<Integer> {
  /** Where the help shows an option: before those that all commands have. */
  static final int FIRST = -2;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CliContext surroundings;

  ServiceCommand(CliContext surroundings) {
    this.surroundings = surroundings;
  }

  /** Checks and reads what can be without the service. */
  void prepare() {}

  /** Does the command's work and returns the exit code. */
  abstract int perform(TransfersClient client);

  @Override
  public final Integer call() {
    prepare();
    try (TransfersClient client = connection.client(surroundings, listener())) {
      return perform(client);
    }
  }

  CallListener listener() {
    return isVerbose() ? new AttemptLog(surroundings) : attempt -> {};
  }

  /** Prints a result: JSON, or what a person reads of it. */
  final int print(String json, Runnable table) {
    if (isJson()) {
      out().println(Json.pretty(json));
    } else {
      table.run();
    }
    return ExitCode.DONE;
  }

  final CliContext surroundings() {
    return surroundings;
  }

  final PrintWriter out() {
    return surroundings.out();
  }

  final StyledWriter page() {
    return StyledWriter.of(surroundings);
  }

  final boolean isJson() {
    return output.isJson();
  }

  /** Whether the user left it to us how to print. */
  final boolean isFormatUnset() {
    return output.isUnset();
  }

  final boolean isVerbose() {
    return connection.isVerbose();
  }

  public final ConnectionOptions connection() {
    return connection;
  }

  final CommandSpec spec() {
    return spec;
  }
}
