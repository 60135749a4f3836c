package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Show the version.", sortOptions = false)
public final class VersionCommand implements Callable<Integer> {
  private final CliContext context;

  public VersionCommand(CliContext context) {
    this.context = context;
  }

  /** Reads the version from the jar's manifest, which classes outside a jar do not have. */
  public static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return "transfers " + (version == null ? "(development)" : version);
  }

  @Override
  public Integer call() {
    context.out().println(version());
    return ExitCode.DONE;
  }
}
