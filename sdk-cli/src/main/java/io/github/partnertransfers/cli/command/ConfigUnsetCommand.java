package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "unset",
    description = "Remove a value from a profile; with its last value, the profile.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers config unset proxy --profile contoso")
public final class ConfigUnsetCommand extends ConfigSubcommand {
  @Parameters(paramLabel = "KEY", description = "What to remove.")
  private String key = "";

  public ConfigUnsetCommand(CliContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    ConfigFile file = ConfigFile.read(context());
    String profile = profile(file);
    file.unset(profile, key);
    print(key + " is no longer in profile " + profile);
    return ExitCode.DONE;
  }
}
