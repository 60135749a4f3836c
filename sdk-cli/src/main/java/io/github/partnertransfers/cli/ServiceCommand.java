package io.github.partnertransfers.cli;

import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.TransfersClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that calls the service. */
abstract class ServiceCommand implements Callable<Integer> {
  /** Where the help shows an option: before those that all commands have. */
  static final int FIRST = -2;

  @Mixin private Output output = new Output();

  @Mixin private Connection connection = new Connection();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ServiceCommand(Surroundings surroundings) {
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

  final Surroundings surroundings() {
    return surroundings;
  }

  final PrintWriter out() {
    return surroundings.out();
  }

  final Page page() {
    return Page.of(surroundings);
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

  final Connection connection() {
    return connection;
  }

  final CommandSpec spec() {
    return spec;
  }
}
