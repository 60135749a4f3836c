package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(
    name = "help",
    description = "Show the help of a command, as its --help does.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  transfers help", "  transfers help batch run"})
public final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command.")
  private List<String> path = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine found = spec.parent().commandLine();
    for (String name : path) {
      CommandLine next = found.getSubcommands().get(name);
      if (next == null) {
        throw new UnmatchedArgumentException(found, List.of(name));
      }
      found = next;
    }
    found.usage(found.getOut());
    return ExitCode.DONE;
  }
}
