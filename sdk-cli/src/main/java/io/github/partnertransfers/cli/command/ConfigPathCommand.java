package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConfigFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "path",
    description = "Print where the file with the profiles is, or would be.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  $EDITOR \"$(transfers config path)\"")
public final class ConfigPathCommand implements Callable<Integer> {
  private final CliContext context;

  public ConfigPathCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.out().println(ConfigFile.path(context));
    return ExitCode.DONE;
  }
}
