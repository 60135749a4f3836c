package io.github.partnertransfers.cli.command;

import com.google.gson.JsonElement;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.output.ResultOptions;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.StyledWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that calls the service. */
public abstract class ServiceCommand implements Callable<Integer>, ConnectedCommand {
  /** The order in the help of an option that comes before the common ones. */
  static final int FIRST = -2;

  @Mixin private ResultOptions result = new ResultOptions();

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
    result.check();
    prepare();
    try (TransfersClient client = client()) {
      return perform(client);
    }
  }

  /** Prints a result in the format that the user chose. */
  final int print(JsonElement json, Supplier<Rows> rows, Runnable page) {
    result.print(context, json, rows, page);
    return ExitCode.DONE;
  }

  /** Reports a problem on stderr, and returns its exit code. */
  final int report(int exitCode, String problem) {
    return new ErrorReporter(context).report(exitCode, problem, spec, null);
  }

  final ResultOptions resultOptions() {
    return result;
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
