package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConfigFile;
import io.github.partnertransfers.cli.output.Text;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "use",
    description = "Choose the profile that counts where no other is named.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers config use contoso")
public final class ConfigUseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PROFILE", description = "Its name.")
  private String profile = "";

  private final CliContext context;

  public ConfigUseCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ConfigFile.read(context).choose(profile);
    context.writer().line("Profile " + Text.clean(profile) + " counts from now on.");
    return ExitCode.DONE;
  }
}
