package io.github.partnertransfers.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands of its own. */
@Command(synopsisSubcommandLabel = "COMMAND", sortOptions = false)
public abstract class CommandGroup implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final void run() {
    List<String> names = List.copyOf(spec.subcommands().keySet());
    int last = names.size() - 1;
    throw new ParameterException(
        spec.commandLine(),
        "which command? There are "
            + String.join(", ", names.subList(0, last))
            + " and "
            + names.get(last));
  }
}
